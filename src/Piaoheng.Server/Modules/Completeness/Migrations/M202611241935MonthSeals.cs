using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Completeness.Migrations;

/// <summary>核验封存.</summary>
[Migration(202611241935)]
public sealed class M202611241935MonthSeals : SchemaMigration
{
    public override void Up() =>
        CreateWideTable(
            "month_seal",
            """
            taxpayer_id bigint not null,
            direction text not null,
            family text not null,
            month date not null,
            seal_no integer not null,
            at bigint not null,
            actor text not null,
            invoice_count integer not null,
            amount_fen bigint not null,
            tax_fen bigint not null,
            total_fen bigint not null,
            ours_hash text not null,
            theirs_hash text not null,
            ours text not null,
            theirs text not null,
            sources text not null,
            policy text not null,
            primary key (taxpayer_id, direction, family, month, seal_no)
            """
        );
}
