namespace Piaoheng.Server.Platform.Audit;

/// <summary>What an audit entry tells.</summary>
/// <param name="Action">What was done: <c>invoice.create</c>.</param>
/// <param name="Subject">To what: <c>invoice:123</c>.</param>
/// <param name="Detail">Particulars.</param>
public sealed record AuditEvent(string Action, string? Subject, params (string Name, string Value)[] Detail);
