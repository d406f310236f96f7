using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Modules.Custody.Contracts;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Gathers what people said about an invoice, and where nobody looked yet.</summary>
internal sealed class GatherPeople(ICustody custody, IVerification verification)
{
    /// <summary>Gathers.</summary>
    public async Task<(IReadOnlyList<KeeperFact> Keepers, IReadOnlyList<PersonAnswer> Answers)> Gather(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    )
    {
        var said = await custody.About(taxpayerId, [.. SubjectsOf(query, subject)], cancellation);
        var places = await custody.Places(taxpayerId, cancellation);
        return (
            [.. places.Select(place => Of(place, said.LastOrDefault(each => each.PlaceId == place.PlaceId)))],
            [
                .. said.Where(each => each is { PlaceId: null, Answer: not null, AnsweredAt: not null })
                    .Select(each => new PersonAnswer(
                        each.Cause,
                        each.Question,
                        each.Answer!,
                        each.Note,
                        each.AnsweredBy ?? "",
                        each.AnsweredAt!.Value
                    )),
            ]
        );
    }

    /// <summary>What the bureau answered about the invoice; null where no gateway is set up and nobody ever asked.</summary>
    public async Task<IReadOnlyList<VerificationFact>?> Verified(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    )
    {
        string[] keys = [.. SubjectsOf(query, subject).Where(text => text.Length >= DiagnosisQuery.WholeFrom)];
        var answers = await verification.About(taxpayerId, keys, cancellation);
        return answers.Count == 0 && !await verification.IsSetUp(taxpayerId, cancellation)
            ? null
            : [.. answers.Select(each => new VerificationFact(ResultOf(each.Outcome), each.Word, each.Code, each.At, each.Who))];
    }

    private static VerificationResult ResultOf(string outcome) =>
        outcome switch
        {
            "Consistent" => VerificationResult.Consistent,
            "Mismatch" or "NoRecord" => VerificationResult.Denied,
            _ => VerificationResult.Nothing,
        };

    /// <summary>Under what an answer about the invoice is kept: its number where it has a whole one, else what was asked.</summary>
    public static string SubjectOf(DiagnosisResult result) =>
        result.Facts.Query.IsWhole ? result.Facts.Query.Digits
        : result.Facts.Face is { } face && Subject.KeysOf(face).FirstOrDefault() is { } key ? key
        : result.Facts.Query.Text;

    private static IEnumerable<string> SubjectsOf(DiagnosisQuery query, Subject subject) =>
        subject.Keys.Append(query.Digits).Append(query.Text).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    private static KeeperFact Of(CustodyPlace place, Inquiry? said) =>
        new(
            place.PlaceId.ToString(CultureInfo.InvariantCulture),
            place.Name,
            place.Keeper,
            place.IsStaff,
            said?.AskedAt,
            said?.Answer,
            said?.Note,
            said?.AnsweredAt
        );
}
