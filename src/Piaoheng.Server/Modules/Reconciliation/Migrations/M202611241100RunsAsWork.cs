using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation.Migrations;

[Migration(202611241100)]
public sealed class M202611241100RunsAsWork : SchemaMigration
{
    public override void Up()
    {
        AddText("reconciliation_result", "ours_key");
        AddText("reconciliation_result", "theirs_key");
        AddText("reconciliation_result", "ours_evidence");
        AddText("reconciliation_result", "theirs_evidence");

        // To find the same result in the run before.
        CreateIndex("ix_reconciliation_result_subject", "reconciliation_result (taxpayer_id, run_no, subject)");
        CreateTable(
            "reconciliation_link",
            """
            taxpayer_id bigint not null,
            ours_key text not null,
            theirs_key text not null,
            action text not null,
            reason text not null,
            ours_evidence text not null,
            theirs_evidence text not null,
            actor text not null,
            at bigint not null,
            primary key (taxpayer_id, ours_key, theirs_key)
            """
        );
        CreateTable(
            "reconciliation_request",
            """
            taxpayer_id bigint not null,
            request_no integer not null,
            at bigint not null,
            actor text not null,
            as_of date not null,
            from_date date,
            to_date date,
            state text not null,
            stage text,
            rows_done integer not null,
            rows_in_all integer not null,
            problem text,
            run_no integer,
            primary key (taxpayer_id, request_no)
            """
        );
    }

    private void AddText(string table, string column) =>
        OnEngine(
            $"alter table {table} add column {column} text not null default ''",
            $"alter table {table} add column {column} text collate \"C\" not null default ''"
        );
}
