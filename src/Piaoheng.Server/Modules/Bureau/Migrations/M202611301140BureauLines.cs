using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau.Migrations;

/// <summary>明细行 move from rows of their own into their record: nothing looks for a line by itself, and storing them apart cost a third of storing.</summary>
/// <remarks>The column is the last, so that lists, which do without it, never read over it. Its words are those of <see cref="ReadingCodec.ReadLines"/>.</remarks>
[Migration(202611301140)]
public sealed class M202611301140BureauLines : SchemaMigration
{
    // OBJECT is the function of the engine that makes a JSON object.
    private const string Line = """
        OBJECT(
            'Name', name, 'Spec', spec, 'Unit', unit, 'Quantity', quantity, 'UnitPrice', unit_price,
            'Amount', case when amount_fen is not null then OBJECT('Value', amount_fen, 'Printed', amount_text) end,
            'TaxRate', tax_rate,
            'Tax', case when tax_fen is not null then OBJECT('Value', tax_fen, 'Printed', tax_text) end,
            'TaxCode', tax_code
        )
        """;

    /// <inheritdoc />
    public override void Up()
    {
        OnEngine(
            "alter table bureau_record add column lines text",
            "alter table bureau_record add column lines text collate \"C\""
        );
        OnEngine(Move(DatabaseEngine.Sqlite), Move(DatabaseEngine.Postgres));
        Execute.Sql("drop table bureau_line");
    }

    /// <summary>The statement that moves the lines.</summary>
    internal static string Move(DatabaseEngine engine)
    {
        var lines =
            engine == DatabaseEngine.Sqlite
                ? $"json_group_array({Made("json_object")} order by line_no)"
                : $"json_agg({Made("json_build_object")} order by line_no)::text";
        return $"""
            update bureau_record set lines = (
                select {lines} from bureau_line
                where bureau_line.taxpayer_id = bureau_record.taxpayer_id and bureau_line.record_id = bureau_record.record_id
            )
            where line_count > 0
            """;
    }

    private static string Made(string makeObject) => Line.Replace("OBJECT", makeObject, StringComparison.Ordinal);
}
