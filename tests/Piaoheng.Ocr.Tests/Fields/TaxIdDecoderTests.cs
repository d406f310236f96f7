using CsCheck;
using Piaoheng.Core.Codes;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Tests.Fields;

public sealed class TaxIdDecoderTests
{
    // What recognition takes for what.
    private static readonly Dictionary<char, char> Misread = new()
    {
        ['0'] = 'O',
        ['1'] = 'I',
        ['2'] = 'Z',
        ['5'] = 'S',
        ['8'] = 'B',
        ['B'] = '8',
        ['6'] = 'G',
        ['D'] = '0',
    };

    private static readonly Gen<string> Ids =
        from area in Gen.Int[110000, 659999]
        from organisation in Gen.Char[UnifiedSocialCreditCode.Alphabet].Array[8]
        let body = "91" + area.ToString(System.Globalization.CultureInfo.InvariantCulture) + new string(organisation)
        let withOrganisation = body + OrganisationCode.CheckCharacter(new string(organisation))
        where UnifiedSocialCreditCode.CheckCharacter(withOrganisation) is not null
        select withOrganisation + UnifiedSocialCreditCode.CheckCharacter(withOrganisation);

    [Fact]
    public void A_number_read_with_one_wrong_character_is_decoded_when_the_right_one_was_held_possible() =>
        Gen.Select(Ids, Gen.Int[0, 17])
            .Sample(
                (id, at) =>
                {
                    var wrong = Misread.GetValueOrDefault(id[at], id[at]);
                    if (wrong == id[at])
                    {
                        return;
                    }

                    var guess = TaxIdDecoder.Decode(Read(id, (at, wrong)));

                    Assert.NotNull(guess);
                    Assert.Equal(id, guess.TaxId);
                }
            );

    [Fact]
    public void What_is_decoded_is_always_valid() =>
        Gen.Select(Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"].Array[18], Gen.Int[0, 17])
            .Sample(
                (letters, at) =>
                {
                    var text = new string(letters);
                    var guess = TaxIdDecoder.Decode(Read(text, (at, 'X')));
                    Assert.True(guess is null || UnifiedSocialCreditCode.IsValid(guess.TaxId), guess?.TaxId);
                }
            );

    [Fact]
    public void A_sure_number_whose_check_fails_gets_no_likely_guess()
    {
        // A specimen's number: every character sure, the last one wrong.
        var guess = TaxIdDecoder.Decode(Read("91110108MA01ABCD20", (0, '9')));

        Assert.True(guess is null || guess.Share < 0.02f, guess?.TaxId);
    }

    /// <summary>The id with one place read as another character, the right one held possible beside it.</summary>
    private static Piece Read(string id, (int At, char Wrong) misread)
    {
        var steps = id.Select(
                (c, at) =>
                    at == misread.At && misread.Wrong != c
                        ? new[] { (misread.Wrong.ToString(), 0.6f), (c.ToString(), 0.35f) }
                        : [(c.ToString(), 0.98f)]
            )
            .ToList();
        var shown = string.Concat(id.Select((c, at) => at == misread.At ? misread.Wrong : c));
        var line = WrittenPage.Line(shown, 0, 0, 30) with { Lattice = WrittenPage.LatticeOf(steps) };
        return new Piece([
            .. line.Characters.Select(
                (character, at) =>
                    new Glyph(character.Text[0], character.Score, (character.Left + character.Right) / 2, 15, 30, line, at)
            ),
        ]);
    }
}
