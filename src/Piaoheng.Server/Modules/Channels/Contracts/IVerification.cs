using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Channels.Contracts;

/// <summary>发票查验 as the diagnosis sees it: whether it can be asked for, and what was answered.</summary>
public interface IVerification
{
    /// <summary>Whether the taxpayer has set a gateway up.</summary>
    Task<bool> IsSetUp(long taxpayerId, CancellationToken cancellation);

    /// <summary>What the bureau answered about an invoice so far, oldest first.</summary>
    Task<IReadOnlyList<VerifiedOnce>> About(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Asks once, within the limits of the gateway; the answer is kept as received. Only a person asks, and again only a person.</summary>
    /// <returns>The outcome in words.</returns>
    Task<Outcome<string>> Ask(Taxpayer taxpayer, VerificationWish wish, Actor actor, CancellationToken cancellation);
}

/// <summary>What is verified.</summary>
/// <param name="Kind">票种, a policy id.</param>
/// <param name="Code">发票代码; empty for 数电票.</param>
/// <param name="Number">发票号码.</param>
/// <param name="IssueDate">开票日期.</param>
/// <param name="Amount">金额 or 价税合计, as the kind asks for.</param>
/// <param name="CheckCode">校验码.</param>
public sealed record VerificationWish(
    string? Kind,
    string? Code,
    string? Number,
    DateOnly? IssueDate,
    string? Amount,
    string? CheckCode
);

/// <summary>An answer of the bureau.</summary>
/// <param name="Outcome">Name of the outcome: <c>Consistent</c>, <c>Mismatch</c>, <c>NoRecord</c> ….</param>
/// <param name="Word">It in Chinese.</param>
/// <param name="Code">The bureau's code.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who asked.</param>
public sealed record VerifiedOnce(string Outcome, string Word, string Code, DateTimeOffset At, string Who);
