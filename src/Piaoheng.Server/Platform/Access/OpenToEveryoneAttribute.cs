namespace Piaoheng.Server.Platform.Access;

/// <summary>不需权限: the page shows nothing of any company, so that nobody is kept from it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToEveryoneAttribute : Attribute;
