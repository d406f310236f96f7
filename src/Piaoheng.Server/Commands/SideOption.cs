using System.CommandLine;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Server.Commands;

/// <summary><c>--as ours|theirs</c>: which side a workbook belongs to where it does not say so itself.</summary>
internal static class SideOption
{
    public static Option<string?> Create() => Create("--as", "表格属于哪一方：ours 账内，theirs 税局（表格自身能说明时不需要）");

    public static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong("ours", "theirs");
        return option;
    }

    public static Side? Parse(string? word) => Words.Parse<Side>(word, Words.Of);
}
