using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake.Pages;

/// <summary>A file of an import, in words.</summary>
/// <param name="File">The file.</param>
/// <param name="Kinds">Names of 票种.</param>
/// <param name="Request">The request of the page.</param>
internal sealed record ImportedRow(IntakeItem File, KindNames Kinds, HttpRequest Request)
{
    /// <summary>Whether the time of receipt stands in the place of what was read.</summary>
    public bool ShowsTime { get; init; }

    /// <summary>读出的内容.</summary>
    public string What =>
        File.Kind switch
        {
            null or KindId.Unreadable => "—",
            "workbook" => $"清单或台账，{InvoiceWords.Count(File.Found)} 行",
            _ when File.Found > 1 => $"{Kinds.Short(File.Kind)}等，{InvoiceWords.Count(File.Found)} 张",
            _ => Kinds.Short(File.Kind),
        };

    /// <summary>说明: the reasons, or what was added.</summary>
    public string Why =>
        File.Reasons.Count > 0 ? string.Join('；', File.Reasons.Select(reason => reason.Text))
        : File.Outcome != IntakeOutcome.Stored ? ""
        : File.Found == 0 ? "作为随附单据保存"
        : File.Added > 0 ? $"新增 {InvoiceWords.Count(File.Added)} {Unit}" + (File.Added < File.Found ? "，其余此前已有" : "")
        : "发票此前已有，增加一份原件";

    private string Unit => File.Kind == "workbook" ? "行" : "张";

    /// <summary>Address that has it read again.</summary>
    /// <param name="side">Whose table it is; null = nothing said.</param>
    public string Retry(string? side) => Request.With(("handler", "Retry"), ("item", File.Id), ("side", side), ("waited", null));
}
