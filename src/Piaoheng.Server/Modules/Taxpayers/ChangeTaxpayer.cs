using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Changes what one of our companies is and was called. Its present number stays; a new company is added instead.</summary>
public sealed class ChangeTaxpayer(Database db, ITaxpayers taxpayers, AuditLog audit, TimeProvider time) : ISlice
{
    /// <summary>All names and former numbers, replacing those there are.</summary>
    /// <param name="Name">名称, the present one.</param>
    /// <param name="FormerNames">曾用名, with the last day of each where it is known.</param>
    /// <param name="FormerNumbers">Earlier 纳税人识别号.</param>
    public sealed record Request(
        string Name,
        IReadOnlyList<DatedText>? FormerNames = null,
        IReadOnlyList<DatedText>? FormerNumbers = null
    );

    private static readonly RefusalText NoName = new("TAX-03", "没有填写单位名称，保存前请填写");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPut(
                "/api/taxpayers/{number}",
                (ChangeTaxpayer slice, string number, Request body, Actor actor, CancellationToken cancellation) =>
                    slice.Change(number, body, actor, cancellation).ToHttp()
            )
            .Requires(TaxpayersPermissions.Change);

    /// <summary>Changes names and former numbers; refuses a malformed number and one of another company.</summary>
    public async Task<Outcome<Taxpayer>> Change(string number, Request request, Actor actor, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
        {
            return Refusal.Invalid(NoName);
        }

        if (await taxpayers.FindByNumber(number, cancellation) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        List<DatedText> numbers =
        [
            taxpayer.Numbers[0],
            .. (request.FormerNumbers ?? []).Select(former =>
                TaxpayerForm.Ended(former with { Text = TaxpayerForm.Clean(former.Text) }, time)
            ),
        ];
        List<DatedText> names =
        [
            new(request.Name.Trim(), null, null),
            .. (request.FormerNames ?? []).Select(former => TaxpayerForm.Ended(former with { Text = former.Text.Trim() }, time)),
        ];
        if (numbers.Find(own => !TaxpayerForm.IsWellFormed(own.Text)) is { } malformed)
        {
            return Refusal.Invalid(CreateTaxpayer.BadNumber, ("number", malformed.Text));
        }

        return await Store(taxpayer, numbers, names, actor, cancellation);
    }

    private async Task<Outcome<Taxpayer>> Store(
        Taxpayer taxpayer,
        List<DatedText> numbers,
        List<DatedText> names,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var id = taxpayer.TaxpayerId;
        await using var work = await UnitOfWork.Begin(db, id, cancellation);
        foreach (var number in numbers)
        {
            if (await taxpayers.OwnerOf(number.Text, cancellation) is { } owner && owner != id)
            {
                return Refusal.Conflict(CreateTaxpayer.Taken, ("number", number.Text));
            }
        }

        await db.Set<TaxpayerNumberRecord>().Where(row => row.TaxpayerId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<TaxpayerNameRecord>().Where(row => row.TaxpayerId == id).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                .. numbers
                    .DistinctBy(number => number.Text, StringComparer.Ordinal)
                    .Select(number => new TaxpayerNumberRecord
                    {
                        TaxpayerId = id,
                        Number = number.Text,
                        ValidFrom = number.From,
                        ValidTo = number.To,
                    }),
            ],
            cancellation
        );
        await db.AddMany(
            [
                .. names
                    .DistinctBy(name => name.Text, StringComparer.Ordinal)
                    .Select(name => new TaxpayerNameRecord
                    {
                        TaxpayerId = id,
                        Name = name.Text,
                        ValidFrom = name.From,
                        ValidTo = name.To,
                    }),
            ],
            cancellation
        );
        await audit.Write(id, actor, Entry(id, taxpayer, numbers, names), cancellation);
        var changed = await taxpayers.Find(id, cancellation);
        await work.Commit(cancellation);
        return changed!;
    }

    private static AuditEvent Entry(long id, Taxpayer before, List<DatedText> numbers, List<DatedText> names) =>
        new(
            "taxpayer.change",
            string.Create(CultureInfo.InvariantCulture, $"taxpayer:{id}"),
            ("names", string.Join('、', names.Select(name => name.Text))),
            ("namesBefore", string.Join('、', before.Names.Select(name => name.Text))),
            ("numbers", string.Join('、', numbers.Select(number => number.Text))),
            ("numbersBefore", string.Join('、', before.Numbers.Select(number => number.Text)))
        );
}
