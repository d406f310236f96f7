using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Diagnosis.Steps;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Access;

/// <summary>记录范围: which of six kinds of records each of thirteen subjects reaches at every door to single records.</summary>
public abstract class RecordReachTests
{
    private const string Anonymous = "anonymous";
    private const string Department = "销售一部";
    private static readonly DateOnly Day = new(2026, 10, 12);
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };
    private static int _numbers;

    private readonly RunningServer _server;

    protected RecordReachTests(RunningServer server)
    {
        Assert.SkipUnless(server.IsAvailable, "PostgreSQL is not installed (apt-get install postgresql).");
        _server = server;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string File { get; } =
        Path.Combine(RightsMatrix.Root, "tests", "Piaoheng.Server.Tests", "Access", "record-matrix.json");

    [Fact]
    public async Task Each_subject_reaches_the_records_of_the_matrix_and_no_others()
    {
        using var stranger = await _server.Anonymous();
        var found = new SortedDictionary<string, SortedDictionary<string, string[]>>(StringComparer.Ordinal);
        foreach (var role in _server.App.Services.GetRequiredService<PolicyPack>().Roles.Ids.Append(Anonymous))
        {
            var duties = new UserBook.Duties([role]) { Taxpayers = [_server.One.TaxpayerId], Department = Department };
            using var subject = role == Anonymous ? stranger : await _server.WithDuties(duties);
            var records = await Records(subject.UserId);
            foreach (var door in RecordDoors.All)
            {
                var reached = new List<string>();
                foreach (var record in records)
                {
                    if (await RecordDoors.Reaches(subject, door, record))
                    {
                        reached.Add(record.Relation);
                    }
                }

                found.TryAdd(door, new SortedDictionary<string, string[]>(StringComparer.Ordinal));
                found[door][role] = [.. reached];
            }
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            await System.IO.File.WriteAllTextAsync(File, JsonSerializer.Serialize(found, Json) + "\n", Cancellation);
        }

        Assert.Equal(await System.IO.File.ReadAllTextAsync(File, Cancellation), JsonSerializer.Serialize(found, Json) + "\n");
        // Whatever the file says: another company is nobody's who is limited to one, and a claimant has their own alone.
        Assert.All(found.Values.SelectMany(roles => roles.Values), reached => Assert.DoesNotContain("other-company", reached));
        Assert.Equal(["own", "sealed", "voided"], found[RecordDoors.All[0]]["claimant"]);
    }

    [Fact]
    public async Task A_department_reaches_what_its_people_brought_in_and_what_its_books_use()
    {
        using var colleague = await _server.WithDuties(new UserBook.Duties(["claimant"]) { Department = Department });
        using var other = await _server.WithDuties(new UserBook.Duties(["claimant"]) { Department = "财务部" });
        var theirs = await Bring(_server.One, colleague.UserId, Next(), isVoided: false);
        var others = await Bring(_server.One, other.UserId, Next(), isVoided: false);
        var used = await Bring(_server.One, other.UserId, Next(), isVoided: false);
        await Use(used);
        var actor = Narrow(RecordReach.Department, colleague.UserId + 1) with
        {
            Department = Department,
            Colleagues = [colleague.UserId],
        };
        var seen = await In(actor, services => Seen(services, actor));
        Assert.Contains(theirs.InvoiceId, seen);
        Assert.Contains(used.InvoiceId, seen);
        Assert.DoesNotContain(others.InvoiceId, seen);
    }

    [Fact]
    public async Task Of_a_colleagues_invoice_the_diagnosis_says_that_it_is_hidden_and_nothing_else()
    {
        using var other = await _server.WithRole("claimant");
        var record = await Bring(_server.One, other.UserId, Next(), isVoided: false);
        var facts = await In(
            Narrow(RecordReach.Own, other.UserId + 1),
            services =>
                services
                    .GetRequiredService<GatherFacts>()
                    .Gather(
                        _server.One,
                        new DiagnosisQuery { Text = record.Number, InvoiceNumber = record.Number },
                        new DateOnly(2026, 11, 30),
                        Cancellation
                    )
        );
        Assert.Equal([RightsStep.ByRecords], facts.HiddenByRights);
        Assert.Empty(facts.Ours);
        Assert.Empty(facts.Theirs);
    }

    [Fact]
    public async Task A_claimant_sees_only_their_own_imports()
    {
        using var one = await _server.WithRole("claimant");
        using var other = await _server.WithRole("claimant");
        var name = $"出租车{Next()}.txt";
        using var form = new MultipartFormDataContent { { new ByteArrayContent("不是发票"u8.ToArray()), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/t/{_server.One.Number}/intake", UriKind.Relative));
        request.Headers.Add("X-Piaoheng-Token", one.Token);
        request.Content = form;
        using var sent = await one.Client.SendAsync(request, Cancellation);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancellation));
        var address = $"/t/{_server.One.Number}/intake/items?q={Uri.EscapeDataString(name)}";
        using var own = await one.Send("GET", address);
        using var others = await other.Send("GET", address);
        Assert.Contains(name[..10], Unescaped(await own.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal("[]", await others.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_role_for_some_records_gives_no_right_on_a_whole_company()
    {
        var narrow = _server
            .App.Services.GetRequiredService<PolicyPack>()
            .Roles.Newest.Where(role => role.Reach < RecordReach.Company);
        Assert.All(
            narrow.SelectMany(role => role.Permissions),
            right => Assert.NotEqual(Grain.Company, PermissionCatalogue.Find(right)!.Grain)
        );
        using var claimant = await _server.WithRole("claimant");
        using var figures = await claimant.Send("GET", $"/t/{_server.One.Number}/statistics");
        Assert.Equal(HttpStatusCode.Forbidden, figures.StatusCode);
    }

    [Fact]
    public async Task A_scope_that_names_a_group_holds_for_companies_that_join_it()
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleBook>();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var group = new TaxpayerGroupRecord { GroupId = 77_001, Name = "测试集团" };
        await using (var work = await UnitOfWork.Begin(db, Platform.Audit.AuditLog.Installation, Cancellation))
        {
            await db.AddMany([group], Cancellation);
            await work.Commit(Cancellation);
        }

        using var subject = await _server.WithDuties(new UserBook.Duties(["accountant"]) { Groups = [group.GroupId] });
        Assert.Empty((await roles.ScopeOf(subject.UserId, Cancellation)).Taxpayers!);
        await Join(db, _server.Other.TaxpayerId, group.GroupId);
        Assert.Equal([_server.Other.TaxpayerId], (await roles.ScopeOf(subject.UserId, Cancellation)).Taxpayers);
        await Join(db, _server.Other.TaxpayerId, null);
    }

    private static async Task Join(Database db, long company, long? group)
    {
        await using var work = await UnitOfWork.Begin(db, Platform.Audit.AuditLog.Installation, Cancellation);
        await db.Set<TaxpayerRecord>()
            .Where(row => row.TaxpayerId == company)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.GroupId, group), Cancellation);
        await work.Commit(Cancellation);
    }

    // One record of each relation, made anew for each subject.
    private async Task<IReadOnlyList<Placed>> Records(long subject)
    {
        using var colleague = await _server.WithDuties(new UserBook.Duties(["claimant"]) { Department = Department });
        using var somebody = await _server.WithRole("claimant");
        var own = await Bring(_server.One, subject, Next(), isVoided: false);
        var sealedOne = await Bring(_server.One, subject, Next(), isVoided: false);
        await Seal(sealedOne);
        return
        [
            own with
            {
                Relation = "own",
            },
            await Bring(_server.One, colleague.UserId, Next(), isVoided: false) with
            {
                Relation = "department",
            },
            await Bring(_server.One, somebody.UserId, Next(), isVoided: false) with
            {
                Relation = "company",
            },
            await Bring(_server.Other, subject, Next(), isVoided: false) with
            {
                Relation = "other-company",
            },
            sealedOne with
            {
                Relation = "sealed",
            },
            await Bring(_server.One, subject, Next(), isVoided: true) with
            {
                Relation = "voided",
            },
        ];
    }

    private async Task<Placed> Bring(Taxpayer company, long userId, string number, bool isVoided)
    {
        var actor = new Actor("提交人") { UserId = userId, Rights = Rights.All };
        var reading = new Reading
        {
            File = $"{number}.xml",
            Kind = KindId.DigitalVatNormal,
            Source = SourceId.Xml,
            InvoiceNumber = number,
            IssueDate = Day,
            SellerName = RecordDoors.SellerOf(number),
            SellerTaxId = "911100000000000999",
            BuyerName = company.Name,
            BuyerTaxId = company.Number,
            TotalInclTax = Yuan.FromFen(10_600),
            Status = new InvoiceStatus(isVoided ? VoidState.Voided : VoidState.None, RedState.None, RiskState.Normal, null),
        };
        await using var scope = _server.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IInvoiceStore>();
        await using var work = await UnitOfWork.Begin(
            scope.ServiceProvider.GetRequiredService<Database>(),
            company.TaxpayerId,
            Cancellation
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)));
        var original = await store.AddOriginal(company.TaxpayerId, new StoredFile(hash, 1), $"{number}.xml", actor, Cancellation);
        var stored = await store.StoreDocuments(
            company,
            new DocumentReadings(original.OriginalId, [reading], AreAll: true),
            actor,
            Cancellation
        );
        await work.Commit(Cancellation);
        return new Placed("", company, stored[0].InvoiceId!.Value, original.OriginalId, number);
    }

    private async Task Use(Placed record)
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var work = await UnitOfWork.Begin(db, record.Company.TaxpayerId, Cancellation);
        var use = new UseRecord
        {
            TaxpayerId = record.Company.TaxpayerId,
            UseId = record.InvoiceId,
            InvoiceId = record.InvoiceId,
            OriginalId = record.OriginalId + 500_000,
            Part = null,
            UsedFen = 100,
            Department = Department,
            Voucher = null,
            UseDate = Day,
            RowHash = record.Number,
            Occurrence = 1,
            Body = "{}",
        };
        await db.AddMany([use], Cancellation);
        await work.Commit(Cancellation);
    }

    private async Task Seal(Placed record)
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var work = await UnitOfWork.Begin(db, record.Company.TaxpayerId, Cancellation);
        var seal = new MonthSealRecord
        {
            TaxpayerId = record.Company.TaxpayerId,
            Direction = Direction.In,
            Family = "",
            Month = new DateOnly(Day.Year, Day.Month, 1),
            SealNo = Interlocked.Increment(ref _numbers),
            At = DateTimeOffset.UnixEpoch,
            Actor = "封存人",
            InvoiceCount = 0,
            AmountFen = 0,
            TaxFen = 0,
            TotalFen = 0,
            OursHash = "",
            TheirsHash = "",
            Ours = "",
            Theirs = "",
            Sources = "",
            Policy = "",
        };
        await db.AddMany([seal], Cancellation);
        await work.Commit(Cancellation);
    }

    private Task<List<long>> Seen(IServiceProvider services, Actor actor)
    {
        var db = services.GetRequiredService<Database>();
        var seen = InvoiceRows.Kept(db, _server.One.TaxpayerId).SeenBy(db, actor);
        return seen.Select(row => row.InvoiceId).ToListAsync(Cancellation);
    }

    private static Actor Narrow(RecordReach reach, long userId) =>
        new("某人")
        {
            UserId = userId,
            Rights = Rights.Of([
                (InvoicesPermissions.View.Id, reach),
                (DiagnosisPermissions.Ask.Id, reach),
                (IntakePermissions.View.Id, reach),
            ]),
        };

    private async Task<T> In<T>(Actor actor, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorSource>().Instead = actor;
        return await act(scope.ServiceProvider);
    }

    private static string Next() => FormattableString.Invariant($"261120000007{Interlocked.Increment(ref _numbers):D8}");

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
}

/// <summary>On the embedded database.</summary>
public sealed class RecordReachOnSqlite(RunningServer server) : RecordReachTests(server), IClassFixture<RunningServer>;

/// <summary>On PostgreSQL under row-level security.</summary>
public sealed class RecordReachOnPostgres(GuardedServer server) : RecordReachTests(server), IClassFixture<GuardedServer>;
