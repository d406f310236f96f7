namespace Piaoheng.Core.Invoices;

/// <summary>个人信息遮盖: natural persons named as travellers or the like are kept only in part.</summary>
public static class PersonMask
{
    private const int VisibleTail = 4;

    /// <summary>姓名: the first character stays.</summary>
    public static string Name(string name) => name.Length <= 1 ? name : name[0] + new string('*', name.Length - 1);

    /// <summary>证件号: the last four characters stay, nothing of a number that short.</summary>
    public static string Id(string id) =>
        id.Length <= VisibleTail ? new string('*', id.Length) : new string('*', id.Length - VisibleTail) + id[^VisibleTail..];
}
