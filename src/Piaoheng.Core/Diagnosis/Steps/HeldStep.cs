using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>账内、税局: whether the very number is held on either side.</summary>
public sealed class HeldStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-HELD";

    /// <inheritdoc />
    public override string Name => "账内与税局";

    /// <inheritdoc />
    public override int Order => 20;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Several.Count > 1)
        {
            var numbers = facts.Several.Select(near => CaseWords.Number(near.Record)).Distinct(StringComparer.Ordinal).Take(10);
            return Unknown(
                Say(
                    "SEVERAL",
                    "{least}有 {listed} 张都符合：{numbers}",
                    ("least", facts.NearWasCut ? "至少" : ""),
                    ("listed", CaseWords.Count(facts.Several.Count)),
                    ("numbers", string.Join('、', numbers))
                ),
                "不止一张"
            );
        }

        if (facts.IsAbsent)
        {
            return Fail(Say("NONE", "账内和税局清单中都没有这个号码"), "未找到");
        }

        var args = CaseWords.Args(on);
        if (facts.IsOnBothSides)
        {
            var both = Pass(Ours(facts)).And(Theirs(facts));
            return facts.Query.MissingOn is null or Side.Ours
                ? both.For(Cause.Found, Sureness.Stated, args)
                : both.For(Cause.Found, Sureness.OneSided, args);
        }

        if (facts.Ours.Count > 0)
        {
            return OnlyOurs(on, args);
        }

        return Fail(Say("NOT-OURS", "账内没有"), "账内没有").And(Theirs(facts)).For(Cause.Found, Sureness.OneSided, args);
    }

    // With no list of the bureau at all, holding it is all that can be asked for.
    private StepFinding OnlyOurs(DiagnosisCase on, (string Name, string Value)[] args)
    {
        var facts = on.Facts;
        var absent = Say("NOT-THEIRS", on.Facts.Coverage.Count == 0 ? "还没有导入税局清单，无法与税局比对" : "税局清单中没有");
        var isAsked = on.IsMissingAtBureau;
        var finding = isAsked ? Fail(absent, "税局没有") : Pass(absent, "账内有");
        return (finding with { Evidence = [absent, Ours(facts)] }).For(
            Cause.Found,
            isAsked ? Sureness.OneSided / 2 : Sureness.Stated,
            args
        );
    }

    private CodedText Ours(DiagnosisFacts facts)
    {
        var held = facts.Ours[0];
        return Say(
            "OURS",
            "账内有：{invoice}；{stored}",
            ("invoice", CaseWords.Describe(held.Record)),
            ("stored", held.StoredAt is { } at ? $"{CaseWords.Moment(at)} 入库" : "入库时间不详")
        );
    }

    private CodedText Theirs(DiagnosisFacts facts)
    {
        var listed = facts.Theirs[0];
        return Say(
            "THEIRS",
            "税局有：{invoice}；见 {list}",
            ("invoice", CaseWords.Describe(listed.Record)),
            ("list", listed.ListName.Length == 0 ? "税局清单" : listed.ListName)
        );
    }
}
