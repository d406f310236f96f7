using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Cases that the tests of the causes begin with.</summary>
internal static class Cases
{
    public const string Number = Facts.Number;

    /// <summary>The number and its day, as typed.</summary>
    public const string Asked = $"{Number} 2026-03-10";

    /// <summary>Neither side holds it.</summary>
    public static DiagnosisFacts Absent => Facts.Of(Asked);

    /// <summary>Both sides hold it.</summary>
    public static DiagnosisFacts Both => Absent.OnBothSides();

    /// <summary>An invoice of ours, changed in one point.</summary>
    public static DiagnosisFacts Held(Func<InvoiceRecord, InvoiceRecord> change)
    {
        var held = Facts.Held(change(Facts.Record(RecordNature.Document)));
        return Absent with { Ours = [held with { NamesUs = held.Record.Direction is not null }] };
    }

    /// <summary>What both sides hold, with a status that the bureau states.</summary>
    public static DiagnosisFacts Status(VoidState voided, RedState red, RiskState risk) =>
        Both with
        {
            Theirs =
            [
                Facts.Listed(
                    Facts.Record(RecordNature.BureauRow) with
                    {
                        Status = new InvoiceStatus(voided, red, risk, "税局原文"),
                    }
                ),
            ],
        };

    /// <summary>The first cause and the verdict must be these.</summary>
    public static DiagnosisResult AssertTop(DiagnosisFacts facts, string cause, DiagnosisVerdict verdict)
    {
        var result = Diagnosing.Run(facts);
        Assert.Equal(cause, result.Top?.Entry.Cause);
        Assert.Equal(verdict, result.Verdict);
        return result;
    }
}
