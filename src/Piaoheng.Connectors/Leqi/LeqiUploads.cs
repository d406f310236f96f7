using System.Text;
using System.Text.Json;

namespace Piaoheng.Connectors.Leqi;

/// <summary>上传结果列表.</summary>
internal static class LeqiUploads
{
    public static IReadOnlyList<UploadedInvoice> Read(LeqiReply reply)
    {
        if (!reply.Data.TryGetProperty("resultList", out var list))
        {
            throw LeqiLine.Malformed("缺少 resultList", reply.Raw);
        }

        // Some lines give the list as text.
        if (list.ValueKind == JsonValueKind.String)
        {
            list = LeqiLine.Parse(Encoding.UTF8.GetBytes(list.GetString()!), reply.Raw);
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw LeqiLine.Malformed("resultList 不是列表", reply.Raw);
        }

        return
        [
            .. list.EnumerateArray()
                .Select(item => new UploadedInvoice(
                    LeqiLine.Text(item, "fphm"),
                    LeqiLine.Text(item, "status") == LeqiServices.Success,
                    LeqiLine.Text(item, "Code") is { Length: > 0 } code ? code : LeqiLine.Text(item, "status"),
                    LeqiLine.Text(item, "message")
                )),
        ];
    }
}
