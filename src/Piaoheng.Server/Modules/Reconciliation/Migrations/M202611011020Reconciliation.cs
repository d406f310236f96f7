using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation.Migrations;

[Migration(202611011020)]
public sealed class M202611011020Reconciliation : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "reconciliation_run",
            """
            taxpayer_id bigint not null,
            run_no integer not null,
            at bigint not null,
            actor text not null,
            as_of date not null,
            from_date date,
            to_date date,
            policy text not null,
            ours_count integer not null,
            theirs_count integer not null,
            primary key (taxpayer_id, run_no)
            """
        );
        CreateWideTable(
            "reconciliation_result",
            """
            taxpayer_id bigint not null,
            run_no integer not null,
            result_no integer not null,
            kind text not null,
            subject text not null,
            evidence text not null,
            code text not null,
            number text not null,
            issue_date date,
            counterparty text,
            ours_fen bigint,
            theirs_fen bigint,
            body text not null,
            primary key (taxpayer_id, run_no, result_no)
            """
        );
        CreateIndex("ix_reconciliation_result_kind", "reconciliation_result (taxpayer_id, run_no, kind, result_no)");
        CreateTable(
            "reconciliation_decision",
            """
            taxpayer_id bigint not null,
            subject text not null,
            action text not null,
            reason text not null,
            evidence text not null,
            actor text not null,
            at bigint not null,
            primary key (taxpayer_id, subject)
            """
        );
    }
}
