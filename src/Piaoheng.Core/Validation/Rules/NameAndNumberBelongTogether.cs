using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Our number with another name, or our name with another number, is neither.</summary>
/// <remarks>Source: practice. A former name or number of ours outside its time only warns.</remarks>
public sealed class NameAndNumberBelongTogether : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-022";

    /// <inheritdoc />
    public override string Message => "{field}与本单位不符：应为{expected}，实为{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Context.Taxpayer is null)
        {
            return [];
        }

        var own = new OwnParties(subject.Context);
        return
        [
            .. Check(own, subject.Buyer, subject.Reading.IssueDate),
            .. Check(own, subject.Seller, subject.Reading.IssueDate),
        ];
    }

    private static IEnumerable<RuleHit> Check(OwnParties own, InvoiceParty party, DateOnly? day)
    {
        if (string.IsNullOrEmpty(party.Name) || string.IsNullOrEmpty(party.TaxId))
        {
            yield break;
        }

        var byNumber = own.ByNumber(party.TaxId);
        var byName = own.ByName(party.Name);
        if (byNumber is not null && !byNumber.Names.Any(name => NameNormaliser.Same(name.Text, party.Name)))
        {
            // Without a known name of ours there is nothing to compare with.
            if (byNumber.Names.Count > 0)
            {
                yield return new RuleHit(party.NameField, OwnParties.NameOn(byNumber, day), party.Name);
            }
        }
        else if (byNumber is not null && !OwnParties.HadName(byNumber, party.Name, day))
        {
            yield return new RuleHit(party.NameField, OwnParties.NameOn(byNumber, day), party.Name) { AtMost = Severity.Warn };
        }
        else if (byNumber is null && byName is not null)
        {
            yield return new RuleHit(party.TaxIdField, byName.TaxId, party.TaxId);
        }
    }
}
