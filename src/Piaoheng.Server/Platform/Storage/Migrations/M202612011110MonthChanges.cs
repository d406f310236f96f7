using FluentMigrator;

namespace Piaoheng.Server.Platform.Storage.Migrations;

/// <summary>月份变更号, counted by triggers: rows of invoices are written in many ways, and none may be forgotten.</summary>
[Migration(202612011110)]
public sealed class M202612011110MonthChanges : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "month_change",
            """
            taxpayer_id bigint not null,
            side text not null,
            month date not null,
            version bigint not null,
            primary key (taxpayer_id, side, month)
            """
        );
        // For statements as a whole: a trigger of each row would cost as much as the row.
        OnEngine(
            "select 1",
            """
            create function month_changed() returns trigger language plpgsql as $$
            begin
                if tg_op in ('INSERT', 'UPDATE') then
                    insert into month_change
                    select taxpayer_id, tg_argv[0], date_trunc('month', issue_date)::date, 1 from new_rows group by 1, 2, 3 order by 1, 2, 3
                    on conflict (taxpayer_id, side, month) do update set version = month_change.version + 1;
                end if;
                if tg_op in ('DELETE', 'UPDATE') then
                    insert into month_change
                    select taxpayer_id, tg_argv[0], date_trunc('month', issue_date)::date, 1 from old_rows group by 1, 2, 3 order by 1, 2, 3
                    on conflict (taxpayer_id, side, month) do update set version = month_change.version + 1;
                end if;
                return null;
            end $$
            """
        );
        Watch("invoice", "ours");
        Watch("bureau_record", "theirs");
    }

    private void Watch(string table, string side)
    {
        OnEngine(
            $"insert into month_change select taxpayer_id, '{side}', substr(issue_date, 1, 8) || '01', 1 from {table} group by 1, 3",
            $"insert into month_change select taxpayer_id, '{side}', date_trunc('month', issue_date)::date, 1 from {table} group by 1, 3"
        );
        WatchEvent(table, side, "insert", "referencing new table as new_rows", "new");
        WatchEvent(table, side, "delete", "referencing old table as old_rows", "old");
        WatchEvent(table, side, "update", "referencing old table as old_rows new table as new_rows", "old", "new");
    }

    private void WatchEvent(string table, string side, string happens, string referencing, params string[] rows) =>
        OnEngine(
            $"create trigger {table}_month_{happens} after {happens} on {table} begin {string.Concat(rows.Select(row => Count(row, side)))} end",
            $"create trigger {table}_month_{happens} after {happens} on {table} {referencing} for each statement execute function month_changed('{side}')"
        );

    private static string Count(string row, string side) =>
        $"insert into month_change (taxpayer_id, side, month, version) values ({row}.taxpayer_id, '{side}', substr({row}.issue_date, 1, 8) || '01', 1)"
        + " on conflict (taxpayer_id, side, month) do update set version = version + 1;";
}
