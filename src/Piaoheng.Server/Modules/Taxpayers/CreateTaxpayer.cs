using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Adds one of our companies.</summary>
public sealed class CreateTaxpayer(Database db, ITaxpayers taxpayers, AuditLog audit, IdSource ids, TimeProvider time) : ISlice
{
    /// <summary>What a new company is called.</summary>
    /// <param name="Number">纳税人识别号, the present one.</param>
    /// <param name="Name">名称, the present one; may be empty until the first invoice shows it.</param>
    /// <param name="FormerNumbers">Earlier numbers.</param>
    /// <param name="FormerNames">Earlier names.</param>
    /// <param name="Group">集团; null when it stands alone.</param>
    public sealed record Request(
        string Number,
        string? Name = null,
        IReadOnlyList<DatedText>? FormerNumbers = null,
        IReadOnlyList<DatedText>? FormerNames = null,
        string? Group = null
    );

    internal static readonly RefusalText BadNumber = new(
        "TAX-01",
        "纳税人识别号「{number}」应为 15、17、18 或 20 位数字和大写字母，请核对后重新填写"
    );

    internal static readonly RefusalText Taken = new("TAX-02", "纳税人识别号 {number} 已登记，无需重复新增");

    private static readonly RefusalText Limited = new("TAX-06", "您的角色限于指定的单位，不能新增单位；请由不限单位的管理员新增");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers",
                (CreateTaxpayer slice, Request body, Actor actor, CancellationToken cancellation) =>
                    slice.Create(body, actor, cancellation).ToHttp()
            )
            .Requires(TaxpayersPermissions.Change);

    /// <summary>Adds the company; refuses a malformed number and one that is there already, as present or former.</summary>
    public async Task<Outcome<Taxpayer>> Create(Request request, Actor actor, CancellationToken cancellation)
    {
        if (actor.Scope.Taxpayers is not null)
        {
            // It would not be there for them once it is made.
            return Refusal.WrongState(Limited);
        }

        var numbers = new List<DatedText> { new(TaxpayerForm.Clean(request.Number), null, null) };
        numbers.AddRange(
            (request.FormerNumbers ?? []).Select(former =>
                TaxpayerForm.Ended(former with { Text = TaxpayerForm.Clean(former.Text) }, time)
            )
        );
        if (numbers.Find(number => !TaxpayerForm.IsWellFormed(number.Text)) is { } malformed)
        {
            return Refusal.Invalid(BadNumber, ("number", malformed.Text));
        }

        var names = new List<DatedText>();
        if (!string.IsNullOrWhiteSpace(request.Name))
        {
            names.Add(new DatedText(request.Name.Trim(), null, null));
        }

        names.AddRange(
            (request.FormerNames ?? []).Select(former => TaxpayerForm.Ended(former with { Text = former.Text.Trim() }, time))
        );
        return await Store(
            numbers,
            names,
            string.IsNullOrWhiteSpace(request.Group) ? null : request.Group.Trim(),
            actor,
            cancellation
        );
    }

    private async Task<Outcome<Taxpayer>> Store(
        List<DatedText> numbers,
        List<DatedText> names,
        string? group,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        foreach (var number in numbers)
        {
            if (await taxpayers.OwnerOf(number.Text, cancellation) is not null)
            {
                return Refusal.Conflict(Taken, ("number", number.Text));
            }
        }

        var id = ids.Next();
        db.Add(
            new TaxpayerRecord
            {
                TaxpayerId = id,
                GroupId = group is null ? null : await GroupId(group, cancellation),
                CreatedAt = time.GetUtcNow(),
            }
        );
        db.AddRange(
            numbers
                .DistinctBy(number => number.Text, StringComparer.Ordinal)
                .Select(number => new TaxpayerNumberRecord
                {
                    TaxpayerId = id,
                    Number = number.Text,
                    ValidFrom = number.From,
                    ValidTo = number.To,
                })
        );
        db.AddRange(
            names
                .DistinctBy(name => name.Text, StringComparer.Ordinal)
                .Select(name => new TaxpayerNameRecord
                {
                    TaxpayerId = id,
                    Name = name.Text,
                    ValidFrom = name.From,
                    ValidTo = name.To,
                })
        );
        await db.SaveChangesAsync(cancellation);
        await audit.Open(id, cancellation);
        var entry = new AuditEvent(
            "taxpayer.create",
            string.Create(CultureInfo.InvariantCulture, $"taxpayer:{id}"),
            ("number", numbers[0].Text),
            ("name", names.Count > 0 ? names[0].Text : "")
        );
        await audit.Write(id, actor, entry, cancellation);
        await audit.Write(AuditLog.Installation, actor, entry, cancellation);
        var created = await taxpayers.Find(id, cancellation);
        await work.Commit(cancellation);
        return created!;
    }

    private async Task<long> GroupId(string name, CancellationToken cancellation)
    {
        var found = await db.Rows<TaxpayerGroupRecord>()
            .Where(group => group.Name == name)
            .Select(group => (long?)group.GroupId)
            .FirstOrDefaultAsync(cancellation);
        if (found is { } id)
        {
            return id;
        }

        var created = new TaxpayerGroupRecord { GroupId = ids.Next(), Name = name };
        db.Add(created);
        return created.GroupId;
    }
}
