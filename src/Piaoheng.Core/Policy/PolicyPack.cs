using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Piaoheng.Core.Policy;

/// <summary>政策包: all dated facts of the law and of the bureau that the program works by. Immutable.</summary>
public sealed class PolicyPack
{
    private PolicyPack(Dictionary<string, List<PolicyFile>> tables)
    {
        Version = Only(tables, "pack.json", PolicyJson.Default.PackHead).Version;
        Kinds = new KindCatalogue(Take(tables, "kinds", PolicyJson.Default.InvoiceKind));
        Arrival = new ArrivalTable(Take(tables, "arrival", PolicyJson.Default.ArrivalDelays));
        ExportCeilings = new ExportCeilings(Take(tables, "export-ceilings", PolicyJson.Default.ExportCeiling));
        Tolerances = new Tolerances(Take(tables, "tolerances", PolicyJson.Default.ToleranceSet));
        Rates = new RateTable(Take(tables, "rates", PolicyJson.Default.RateEdition));
        Rules = new DatedTable<RuleTerms>(Take(tables, "rules", PolicyJson.Default.RuleTerms));
        Elements = new ElementTable(Take(tables, "elements", PolicyJson.Default.SpecialElement));
        Gateways = new GatewayTable(Take(tables, "gateways", PolicyJson.Default.GatewayLimits));
        Regions = new RegionTable(Take(tables, "provinces", PolicyJson.Default.RegionList));
        Roles = new DatedTable<RoleTerms>(Take(tables, "rights", PolicyJson.Default.RoleTerms));
        SignIn = new DatedTable<SignInTerms>(Take(tables, "sign-in", PolicyJson.Default.SignInTerms));
        Countdowns = new CountdownTable(Take(tables, "countdowns", PolicyJson.Default.CountdownEdition));
        Causes = new CauseTable(Take(tables, "causes", PolicyJson.Default.CauseEdition));
        Reasons = new ReasonTable(Take(tables, "reasons", PolicyJson.Default.ReasonEdition));
        Calendar = new WorkCalendar(Take(tables, "workdays", PolicyJson.Default.WorkYear));
        Alarms = new AlarmTable(Take(tables, "alarms", PolicyJson.Default.AlarmTerms));
        Schedules = new SyncSchedules(Take(tables, "schedules", PolicyJson.Default.SyncSchedule));
        MailHosts = new MailHostTable(Take(tables, "mail-links", PolicyJson.Default.MailHostEdition));
    }

    /// <summary>版本, as shown and recorded with every result: <c>2026.11</c>.</summary>
    public string Version { get; }

    /// <summary>票种.</summary>
    public KindCatalogue Kinds { get; }

    /// <summary>归集时间.</summary>
    public ArrivalTable Arrival { get; }

    /// <summary>导出上限.</summary>
    public ExportCeilings ExportCeilings { get; }

    /// <summary>核对容差.</summary>
    public Tolerances Tolerances { get; }

    /// <summary>税率.</summary>
    public RateTable Rates { get; }

    /// <summary>校验规则的时效数据, by code.</summary>
    public DatedTable<RuleTerms> Rules { get; }

    /// <summary>特定要素.</summary>
    public ElementTable Elements { get; }

    /// <summary>渠道限制.</summary>
    public GatewayTable Gateways { get; }

    /// <summary>区划.</summary>
    public RegionTable Regions { get; }

    /// <summary>办理时限.</summary>
    public CountdownTable Countdowns { get; }

    /// <summary>原因与下一步.</summary>
    public CauseTable Causes { get; }

    /// <summary>处理原因.</summary>
    public ReasonTable Reasons { get; }

    /// <summary>工作日历.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>提醒口径.</summary>
    public AlarmTable Alarms { get; }

    /// <summary>同步频率.</summary>
    public SyncSchedules Schedules { get; }

    /// <summary>可自动下载的网站.</summary>
    public MailHostTable MailHosts { get; }

    /// <summary>角色.</summary>
    public DatedTable<RoleTerms> Roles { get; }

    /// <summary>登录规定.</summary>
    public DatedTable<SignInTerms> SignIn { get; }

    /// <summary>Builds the pack from its files.</summary>
    /// <exception cref="PolicyException">A file is missing, not well-formed, of a table unknown to this version, or contradicts another.</exception>
    public static PolicyPack Load(IEnumerable<PolicyFile> files)
    {
        var tables = new Dictionary<string, List<PolicyFile>>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var table = file.Path.Split('/')[0];
            if (!tables.TryGetValue(table, out var list))
            {
                tables.Add(table, list = []);
            }

            list.Add(file);
        }

        var pack = new PolicyPack(tables);
        return tables.Count == 0
            ? pack
            : throw new PolicyException($"unknown policy tables: {string.Join(", ", tables.Keys.Order(StringComparer.Ordinal))}");
    }

    private static List<T> Take<T>(Dictionary<string, List<PolicyFile>> tables, string table, JsonTypeInfo<T> type)
    {
        if (!tables.Remove(table, out var files))
        {
            throw new PolicyException($"policy/{table} is missing");
        }

        return [.. files.Select(file => Parse(file, type))];
    }

    private static T Only<T>(Dictionary<string, List<PolicyFile>> tables, string name, JsonTypeInfo<T> type) =>
        Take(tables, name, type) is [var only] ? only : throw new PolicyException($"policy/{name} is not a single file");

    private static T Parse<T>(PolicyFile file, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Text, type) ?? throw new PolicyException($"policy/{file.Path} is empty");
        }
        catch (JsonException exception)
        {
            throw new PolicyException($"policy/{file.Path}: {exception.Message}", exception);
        }
    }
}
