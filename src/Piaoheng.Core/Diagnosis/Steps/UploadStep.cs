using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>上传台账: whether an invoice of ours reached the bureau after it had been issued.</summary>
public sealed class UploadStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-UPLOAD";

    /// <inheritdoc />
    public override string Name => "开票上传";

    /// <inheritdoc />
    public override int Order => 220;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Uploads is not { } uploads)
        {
            return Unknown(Say("OFF", "本系统尚未启用上传台账，不能判断开具的发票是否上传成功"), "未启用");
        }

        if (uploads is not [var noted, ..])
        {
            return Unknown(Say("NONE", "上传台账中没有登记这张票，不能判断是否上传成功"), "未登记");
        }

        var said = Says(noted);
        if (on.Facts.Theirs.Count > 0)
        {
            return Pass(said).And(Say("ARRIVED", "税局清单中已有这张票，以清单为准"));
        }

        if (noted.Stage == UploadStage.Uploaded)
        {
            return Pass(said) with { At = noted.AskedAt };
        }

        return (Fail(said, "未上传成功") with { At = noted.AskedAt ?? noted.ToldAt }).For(
            CauseOf(noted.Stage),
            Sureness.Stated,
            [.. CaseWords.Args(on), ("receipt", Receipt(noted)), ("said", Words(noted))]
        );
    }

    private static string CauseOf(UploadStage stage) =>
        stage switch
        {
            UploadStage.Draft => Cause.DraftUnissued,
            UploadStage.QuotaShort => Cause.QuotaShort,
            UploadStage.Refused => Cause.UploadFailed,
            _ => Cause.UploadPending,
        };

    private CodedText Says(UploadFact noted)
    {
        var told = ("told", CaseWords.Moment(noted.ToldAt));
        var receipt = ("receipt", Receipt(noted));
        var asked = ("asked", noted.AskedAt is { } at ? $"{CaseWords.Moment(at)} 已查询" : "还没有向税局查询");
        var said = ("said", Words(noted));
        return noted.Stage switch
        {
            UploadStage.Draft => Say("DRAFT", "{told} 登记为已赋码，没有上传", told),
            UploadStage.Pending => Say(
                "PENDING",
                "{told} 登记上传，受理流水号 {receipt}，{asked}，没有结果",
                told,
                receipt,
                asked
            ),
            UploadStage.Uploaded => Say("DONE", "受理流水号 {receipt}，{asked}，税局答复上传成功", receipt, asked),
            UploadStage.QuotaShort => Say("QUOTA", "受理流水号 {receipt}，{asked}，税局拒绝：{said}", receipt, asked, said),
            UploadStage.Refused => Say("REFUSED", "受理流水号 {receipt}，{asked}，税局拒绝：{said}", receipt, asked, said),
            _ => Say("UNKNOWN", "受理流水号 {receipt}，{asked}，已过可查时限，结果未知", receipt, asked),
        };
    }

    private static string Receipt(UploadFact noted) => noted.Receipt.Length == 0 ? "（没有）" : noted.Receipt;

    private static string Words(UploadFact noted) => noted.Said.Length == 0 ? "没有说明原因" : noted.Said;
}
