using Piaoheng.Core.Money;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>使用: whether book rows have used it up already.</summary>
/// <remarks>One row that books the whole invoice is as it should be; several rows that leave nothing over, or more than there was, are why a further one is refused.</remarks>
public sealed class UseStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-USE";

    /// <inheritdoc />
    public override string Name => "账簿使用";

    /// <inheritdoc />
    public override int Order => 160;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Ours is not [var held, ..])
        {
            return Pass(Say("NONE", "账内没有，未被使用"));
        }

        if (held.Uses.Count == 0)
        {
            return Pass(Say("UNUSED", "尚未记账，没有台账使用它"));
        }

        var used = held.Uses.Sum(use => use.Fen ?? 0);
        var first = held.Uses[0];
        (string, string)[] args =
        [
            ("count", CaseWords.Count(held.Uses.Count)),
            ("used", "¥" + Yuan.FromFen(used).ToDisplay()),
            ("first", First(first)),
        ];
        if (facts.Face?.TotalInclTax is not { } total)
        {
            return Pass(Say("USED", "已有 {count} 行台账使用，合计 {used}；{first}", args));
        }

        (string, string) whole = ("total", "¥" + total.Value.ToDisplay());
        var isUp = Math.Abs(used) > Math.Abs(total.Value.Fen) || (held.Uses.Count > 1 && used == total.Value.Fen);
        return isUp
            ? Fail(
                    Say("USED-UP", "已有 {count} 行台账使用，合计 {used}，价税合计 {total}，没有余额；{first}", [.. args, whole]),
                    "已用完"
                )
                .For(Cause.AlreadyUsed, Sureness.Stated, [.. CaseWords.Args(on), ("first", First(first))])
            : Pass(Say("PARTLY", "已有 {count} 行台账使用，合计 {used}，价税合计 {total}；{first}", [.. args, whole]));
    }

    private static string First(InvoiceUse use)
    {
        string[] parts =
        [
            .. new[]
            {
                use.Day is { } day ? CaseWords.Day(day) : null,
                use.Voucher is { Length: > 0 } voucher ? $"凭证 {voucher}" : null,
                use.Department is { Length: > 0 } department ? department : null,
            }.OfType<string>(),
        ];
        return parts.Length == 0 ? "首次使用未注明凭证" : $"首次使用 {string.Join(' ', parts)}";
    }
}
