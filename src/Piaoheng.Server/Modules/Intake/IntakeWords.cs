using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>What lists of received files say of one, the same on the screen and in an export.</summary>
internal static class IntakeWords
{
    /// <summary>读出的内容.</summary>
    public static string What(IntakeItem file, KindNames kinds) =>
        file.Kind switch
        {
            null or KindId.Unreadable => "—",
            "workbook" => Say.It($"清单或台账，{InvoiceWords.Count(file.Found)} 行"),
            _ when file.Found > 1 => Say.It($"{kinds.Short(file.Kind)}等，{InvoiceWords.Count(file.Found)} 张"),
            _ => kinds.Short(file.Kind),
        };

    /// <summary>说明: the reasons, or what was added.</summary>
    public static string Why(IntakeItem file) =>
        file.Reasons.Count > 0 ? Spoken.List(file.Reasons.Select(reason => WithoutName(reason.Text, file.File)), '；')
        : file.Outcome != IntakeOutcome.Stored ? ""
        : file.Found == 0 ? "作为随附单据保存"
        : file.Added > 0
            ? Say.It($"新增 {InvoiceWords.Count(file.Added)} {Unit(file)}")
                + Spoken.Value(file.Added < file.Found ? "，其余此前已有" : "")
        : "发票此前已有，增加一份原件";

    // A sentence begins with the file it is about; in a list the name stands beside it already.
    private static string WithoutName(string sentence, string file)
    {
        var name = new[] { file, Path.GetFileName(file) }.FirstOrDefault(name =>
            sentence.StartsWith($"“{name}”", StringComparison.Ordinal)
        );
        return name is null ? sentence : sentence[(name.Length + 2)..].TrimStart('的', '，');
    }

    private static string Unit(IntakeItem file) => file.Kind == "workbook" ? "行" : "张";
}
