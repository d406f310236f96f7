namespace Piaoheng.Server.Platform.Access;

/// <summary>权限: one right, declared as a static field of <c>&lt;Module&gt;Permissions</c>.</summary>
/// <param name="Id">Stable id: <c>invoices.view</c>.</param>
/// <param name="Name">Chinese name, as administrators see it.</param>
public sealed record Permission(string Id, string Name);
