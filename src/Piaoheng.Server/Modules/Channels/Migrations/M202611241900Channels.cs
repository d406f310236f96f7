using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611241900)]
public sealed class M202611241900Channels : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "channel",
            """
            taxpayer_id bigint not null,
            connector text not null,
            address text not null,
            settings text not null,
            changed_at bigint not null,
            failure text,
            problem text,
            failed_at bigint,
            succeeded_at bigint,
            primary key (taxpayer_id, connector)
            """
        );
        CreateRuns();
        CreateTable(
            "sync_answer",
            """
            taxpayer_id bigint not null,
            slice_id bigint not null,
            answer_no integer not null,
            service text not null,
            sha256 text not null,
            size bigint not null,
            at bigint not null,
            primary key (taxpayer_id, slice_id, answer_no)
            """
        );
        CreateTable(
            "sync_mark",
            """
            taxpayer_id bigint not null,
            connector text not null,
            direction text not null,
            kind text not null,
            complete_from date not null,
            complete_to date not null,
            seen_to date not null,
            version bigint not null,
            moved_at bigint not null,
            primary key (taxpayer_id, connector, direction, kind)
            """
        );
    }

    private void CreateRuns()
    {
        CreateTable(
            "sync_run",
            """
            taxpayer_id bigint not null,
            run_no integer not null,
            connector text not null,
            from_date date not null,
            to_date date not null,
            state text not null,
            received integer not null,
            stored integer not null,
            skipped integer not null,
            problem text,
            actor text not null,
            at bigint not null,
            finished_at bigint,
            primary key (taxpayer_id, run_no)
            """
        );
        CreateTable(
            "sync_slice",
            """
            taxpayer_id bigint not null,
            run_no integer not null,
            slice_id bigint not null,
            direction text not null,
            kind text not null,
            from_date date not null,
            to_date date not null,
            state text not null,
            ticket text,
            received integer not null,
            stored integer not null,
            skipped integer not null,
            skipped_why text,
            stated_count integer,
            amount_fen bigint not null,
            tax_fen bigint not null,
            checksum text,
            problem text,
            read_at bigint,
            primary key (taxpayer_id, run_no, slice_id)
            """
        );
    }
}
