namespace Piaoheng.Server.Modules.Reconciliation.Reports;

/// <summary>The style sheet of the report page: the colours of the screens, made for paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        body{font:13px/20px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1b2430;background:#fff;margin:0;font-variant-numeric:tabular-nums}
        main{max-width:1180px;margin:0 auto;padding:16px}
        h1{font-size:18px;line-height:26px;margin:0 0 4px}h2{font-size:14px;margin:20px 0 2px}
        .facts{color:#465160;margin:0 0 12px}.facts b{color:#1b2430;font-weight:500}
        .facts i{display:inline-block;width:3px;height:3px;border-radius:2px;background:#7c8896;margin:0 8px;vertical-align:middle}
        .tiles{display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0;margin:0}
        .tiles li{border:1px solid #e4e8ed;border-top-width:3px;border-radius:6px;padding:6px 12px;min-width:108px}
        .tiles b{display:block;font-size:22px;line-height:28px;font-weight:600;color:#1b2430}.tiles a{color:inherit}
        .good{color:#17693d;border-top-color:#17693d}.bad{color:#b0241c;border-top-color:#b0241c}.warn{color:#835200;border-top-color:#835200}
        .guess{color:#6037ab;border-top-color:#6037ab}.wait{color:#0b6077;border-top-color:#0b6077}.unknown{color:#525d6b;border-top-color:#525d6b}
        .tiles .good{border-top-color:#17693d}.tiles .bad{border-top-color:#b0241c}.tiles .warn{border-top-color:#835200}
        .tiles .guess{border-top-color:#6037ab}.tiles .wait{border-top-color:#0b6077}.tiles .unknown{border-top-color:#525d6b}
        table{border-collapse:collapse;width:100%;margin-top:4px}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid #e4e8ed}
        th{color:#465160;font-weight:500;background:#f4f6f8}.n{text-align:right;white-space:nowrap}.id{white-space:pre-line}
        .hint{color:#626d7b;font-size:12px;line-height:18px;margin:0}.field{color:#465160}mark{background:#fdf2da;color:inherit}
        @media print{main{max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}@page{size:A4 landscape;margin:12mm}}
        """;
}
