using System.Globalization;
using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.BureauSimulator.Leqi;

/// <summary>乐企 of the simulated bureau.</summary>
internal sealed class LeqiEndpoint(BureauDesk desk)
{
    private readonly InvoiceFace _face = new(desk);
    private readonly LeqiIssuing _issuing = new(desk);
    private readonly LeqiDeductions _deductions = new(desk);

    /// <summary>Answers one call.</summary>
    public async Task Answer(HttpContext context, string service)
    {
        desk.Faults.Count();
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var call = desk.Faults.Calls;
        await Outage.Send(context, desk.Faults, "application/json; charset=utf-8", Text(context, service, body, call));
    }

    private string Text(HttpContext context, string service, string body, long call)
    {
        if (context.Request.Headers["fwbm"] != service)
        {
            return SimulatedLine.Error(call, "400", "请求头 fwbm 与地址不符");
        }

        if (SimulatedLine.Open(body) is not { } question)
        {
            return SimulatedLine.Error(call, "403", "报文不能解密");
        }

        if (SignIn(call) is { } refused)
        {
            return refused;
        }

        return service switch
        {
            "FPCY_NEW" => Data(call, Single(question)),
            "FPZTXXCX" => Data(call, Usage(question)),
            "PLFPXZSQ" => Ask(call, question),
            "PLFPXZSQFK" => Data(call, Fetch(question)),
            "CXQDFPSCJG" => Data(call, _issuing.UploadResult(question)),
            "CXFPHZQRXX" => Data(call, _issuing.ReadTotals(question)),
            "SCFPHZQRXX" => Data(call, _issuing.ConfirmTotals(question)),
            "CXQDHZQRDLB" => Data(call, _deductions.RedConfirmations(question)),
            "QDHZQRDQR" => Data(call, _deductions.RedAnswer(question)),
            "PLFPGX" => Data(call, _deductions.Select(question)),
            _ => SimulatedLine.Error(call, "404", "没有这个服务编码"),
        };
    }

    private string? SignIn(long call) =>
        desk.Faults.Mode("S11") switch
        {
            null => null,
            "session" => SimulatedLine.Error(call, "401", "会话已失效，请重新登录"),
            "sms" => SimulatedLine.Error(call, "420", "需要短信验证"),
            "face" => SimulatedLine.Error(call, "430", "需要人脸识别"),
            "role" => SimulatedLine.Error(call, "403", "当前账户没有开票业务相关权限"),
            _ => SimulatedLine.Error(call, "403", "当前单位与所查询的纳税人不一致"),
        };

    private JsonObject Single(JsonObject question)
    {
        var found = desk.Books.Find(Text(question, "fpdm") + Text(question, "fphm")).ToList();
        if (found.Count == 0 || found.TrueForAll(IsLate))
        {
            return Code("02", "查无数据");
        }

        var own = found.Find(entry => entry.TaxpayerId == Text(question, "nsrsbh"));
        if (own is null || desk.Faults.Strikes("S15"))
        {
            return Code("04", "此发票非本单位开具或取得");
        }

        var day = own.Invoice.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (Text(question, "kprq") != day || !Agrees(own, Text(question, "kpje")))
        {
            return Code("03", "查验不一致");
        }

        var data = Code("00", "成功");
        data["cyjgxx"] = SimulatedLine.Pack(_face.Of(own));
        return data;
    }

    private static bool Agrees(BureauEntry entry, string amount) =>
        amount.Length == 0 || amount == entry.Invoice.Total.ToString() || amount == entry.Invoice.Amount.ToString();

    private JsonObject Usage(JsonObject question)
    {
        var entry = desk.Books.Find(Text(question, "fpdm") + Text(question, "fphm")).FirstOrDefault();
        if (entry is null || IsLate(entry))
        {
            return Code("02", "查无数据");
        }

        entry.StatusReads++;
        var data = Code("00", "成功");
        InvoiceFace.State(data, StateOf(entry));
        data["fphm"] = entry.Invoice.Number;
        data["fpyt"] = "0";
        data["rzzt"] = "01";
        return data;
    }

    private InvoiceStatus StateOf(BureauEntry entry) =>
        entry.StatusReads < 2
            ? entry.Invoice.Status
            : desk.Faults.Mode("S3") switch
            {
                null => entry.Invoice.Status,
                "full" => entry.Invoice.Status with { Red = RedState.Full },
                "partial" => entry.Invoice.Status with { Red = RedState.Partial },
                "void" => entry.Invoice.Status with { Void = VoidState.Voided },
                _ => entry.Invoice.Status with { Risk = RiskState.Abnormal },
            };

    private string Ask(long call, JsonObject question)
    {
        var (from, to) = (Day(question, "kprqq"), Day(question, "kprqz"));
        var kind = desk.Policy.Kinds.FromList(CodeList.Bureau, Text(question, "fplx"));
        var direction = Text(question, "sjlx") == "1" ? Direction.In : Direction.Out;
        var rows = desk.Books.List(Text(question, "nsrsbh"), direction, kind, from, to).Where(entry => !IsLate(entry)).ToList();
        if (rows.Count > 0 && desk.Faults.Strikes("S2"))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (rows.Count > 0 && to > from && desk.Faults.Mode("S9", "many") is not null)
        {
            return SimulatedLine.Error(call, "N", "请限制开票日期后再查询");
        }

        if (rows.Count == 0)
        {
            return desk.Faults.Mode("S9", "zero") is not null
                ? SimulatedLine.Error(call, "01", "导出数据量不能为空或不能为零")
                : Data(call, Code("02", "查无数据"));
        }

        var data = Code("00", "成功");
        data["lsh"] = desk.Open(rows).Number;
        return Data(call, data);
    }

    private JsonObject Fetch(JsonObject question)
    {
        if (desk.Job(Text(question, "lsh")) is not { } job)
        {
            return Code("01", "流水号不存在");
        }

        var number = int.Parse(Text(question, "packageno"), NumberStyles.None, CultureInfo.InvariantCulture);
        if (number == 1)
        {
            job.Looks++;
        }

        return Job(job) ?? Package(job, number);
    }

    // S10: the job is slow or fails; a second job of the same wish succeeds.
    private JsonObject? Job(ListJob job)
    {
        var mode = job.Looks == 1 ? desk.Faults.Mode("S10") : desk.Faults.Mode("S10", "stuck");
        return mode switch
        {
            "pending" or "stuck" => Code("01", "税局正在处理中，请稍后"),
            "retry" => Code("-1", "任务失败，请重新申请"),
            "final" => Code("-2", "任务失败"),
            "none" => Code("02", "查无数据"),
            _ => null,
        };
    }

    private JsonObject Package(ListJob job, int number)
    {
        var rows = job.Package(number).ToList();
        var totals = (
            Count: job.Rows.Count,
            Amount: job.Rows.Sum(row => row.Invoice.Amount.Value),
            Tax: job.Rows.Sum(row => row.Invoice.Tax.Value)
        );
        var move = job.HasMoved ? desk.Faults.Mode("S8", "endless") : desk.Faults.Mode("S8");
        if (move is not null && (number == job.Packages || move is not "total"))
        {
            job.HasMoved = true;
            switch (move)
            {
                case "duplicate":
                    rows.Add(rows[0]);
                    break;
                case "empty":
                    rows.Clear();
                    break;
                default:
                    totals.Count++;
                    break;
            }
        }

        var data = Code("00", "成功");
        data["packagecount"] = job.Packages.ToString(CultureInfo.InvariantCulture);
        data["fpxx"] = SimulatedLine.Pack(new JsonArray([.. rows.Select(_face.Of)]));
        data["zfs"] = totals.Count;
        data["zje"] = totals.Amount;
        data["zse"] = totals.Tax;
        return data;
    }

    // S1: what was issued within two days has not arrived.
    private bool IsLate(BureauEntry entry) => entry.Invoice.Day > desk.Books.Today.AddDays(-2) && desk.Faults.Strikes("S1");

    private static DateOnly Day(JsonObject question, string name) =>
        DateOnly.ParseExact(Text(question, name), "yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Data(long call, JsonObject data) => SimulatedLine.Data(call, data);

    internal static JsonObject Code(string code, string text) => new() { ["returncode"] = code, ["returnmsg"] = text };

    internal static string Text(JsonObject question, string name) => question[name]?.ToString() ?? "";
}
