using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>A second opinion on a reconciliation: both sides as plain tables, compared by a full join in SQL, without a line of the engine.</summary>
internal sealed class SqlOracle : IAsyncDisposable
{
    // A masked or empty tax number is none. What is one invoice: code + number joined; of 数电纸质发票 the paper pair goes by its 20 digits. Without a key a record is alone.
    private const string Identities = """
        create temporary table keyed as
        select id, ours, book, day, net, tax, total, used,
            case when buyer not like '%*%' and trim(buyer, '0') <> '' then upper(replace(buyer, ' ', '')) end as buyer,
            case when seller not like '%*%' and trim(seller, '0') <> '' then upper(replace(seller, ' ', '')) end as seller,
            case when number <> '' and (code <> '' or length(number) > 8) then code || number end as first_key,
            case when paper_number <> '' and (paper_code <> '' or length(paper_number) > 8) then paper_code || paper_number end as paper_key
        from record;

        create temporary table paper as
        select paper_key, min(first_key) as key, count(distinct first_key) as candidates
        from keyed where first_key <> paper_key group by paper_key;

        create temporary table named as
        select keyed.*, coalesce(a.key, b.key, first_key, keyed.paper_key, 'alone ' || id) as key
        from keyed
        left join paper a on a.paper_key = keyed.first_key
        left join paper b on b.paper_key = keyed.paper_key;

        create temporary table mine as
        select key, string_agg(id, ' ' order by id) as ids, min(id) as one, count(*) as records,
            sum(book) as rows_of_books, sum(total) as total, count(total) as totals, count(used) as uses
        from named where ours = 1 group by key;

        create temporary table other as
        select key, string_agg(id, ' ' order by id) as ids, min(id) as one, count(*) as records
        from named where ours = 0 group by key;

        create index other_key on other (key);

        create index mine_key on mine (key);

        create index named_id on named (id);

        create temporary table invoice as
        select coalesce(mine.key, other.key) as key, mine.ids as ours, other.ids as theirs,
            mine.one as our_record, other.one as their_record, mine.records as our_records, other.records as their_records,
            mine.rows_of_books, mine.total, mine.totals, mine.uses
        from mine full join other on other.key = mine.key;
        """;

    // Single records of both sides, field by field, where both state a value.
    private const string Fields = """
        select i.our_record || ' ' || i.their_record || ' ' || f.field
        from invoice i
        join named m on m.id = i.our_record
        join named t on t.id = i.their_record
        cross join (
            select 'issueDate' as field union all select 'amountExTax' union all select 'taxAmount'
            union all select 'totalInclTax' union all select 'buyerTaxId' union all select 'sellerTaxId') f
        where i.our_records = 1 and i.their_records = 1 and m.used is null and case f.field
            when 'issueDate' then m.day <> t.day
            when 'amountExTax' then m.net <> t.net
            when 'taxAmount' then m.tax <> t.tax
            when 'totalInclTax' then m.total <> t.total
            when 'buyerTaxId' then m.buyer <> t.buyer
            else m.seller <> t.seller end
        """;

    // Several book rows, and nothing else of ours: their sum against the bureau's total. A red invoice is used up downwards.
    private const string Uses = """
        select i.ours || case when (i.total > t.total) = (t.total >= 0) then ' more' else ' less' end
        from invoice i
        join named t on t.id = i.their_record
        where i.rows_of_books = i.our_records and i.our_records > 1 and i.totals = i.our_records and i.uses = 0
            and i.their_records = 1 and i.total <> t.total
        """;

    private const string Table = """
        create table record (
            id text not null, ours integer not null, book integer not null, code text not null, number text not null,
            paper_code text not null, paper_number text not null, day integer, net bigint, tax bigint, total bigint, used bigint,
            buyer text not null, seller text not null)
        """;

    private static readonly string[] Columns =
    [
        "id",
        "ours",
        "book",
        "code",
        "number",
        "paper_code",
        "paper_number",
        "day",
        "net",
        "tax",
        "total",
        "used",
        "buyer",
        "seller",
    ];

    private readonly DbConnection _connection;

    private SqlOracle(DbConnection connection) => _connection = connection;

    /// <summary>Loads both sides and joins them.</summary>
    public static async Task<SqlOracle> Ask(DatabaseAddress address, ReconciliationInput input, CancellationToken ct)
    {
        DbConnection connection =
            address.Engine == DatabaseEngine.Postgres
                ? new NpgsqlConnection(address.ConnectionString + ";Command Timeout=600")
                : new SqliteConnection("Data Source=:memory:");
        var oracle = new SqlOracle(connection);
        await connection.OpenAsync(ct);
        await oracle.Do(
            connection is NpgsqlConnection ? Table.Replace("create", "create temporary", StringComparison.Ordinal) : Table,
            ct
        );
        var rows = input.Ours.Concat(input.Theirs).Select(Values);
        await (
            connection is NpgsqlConnection postgres ? Copy(postgres, rows, ct) : Insert((SqliteConnection)connection, rows, ct)
        );
        foreach (var statement in Identities.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await oracle.Do(statement, ct);
            await oracle.Do("analyze", ct);
        }

        return oracle;
    }

    /// <summary>Paper pairs that stand beside more than one number: the join by the 20 digits would not be one.</summary>
    public Task<List<string>> AmbiguousPaperNumbers(CancellationToken ct) =>
        Lines("select paper_key from paper where candidates > 1", ct);

    /// <summary>Every invoice: ids of our records, of theirs; one of them empty where that side has none.</summary>
    public Task<List<string>> Invoices(CancellationToken ct) =>
        Lines("select coalesce(ours, '') || ' = ' || coalesce(theirs, '') from invoice", ct);

    /// <summary>Fields that differ between two single records.</summary>
    public Task<List<string>> DifferentFields(CancellationToken ct) => Lines(Fields, ct);

    /// <summary>Invoices of which our book rows use more or less than the whole.</summary>
    public Task<List<string>> WrongUses(CancellationToken ct) => Lines(Uses, ct);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Do(string statement, CancellationToken ct)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<string>> Lines(string query, CancellationToken ct)
    {
        await using var command = Command(query);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            lines.Add(reader.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private DbCommand Command(string text)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The constants above, no outside text.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private static object?[] Values(InvoiceRecord record) =>
        [
            record.Id,
            record.Nature == RecordNature.BureauRow ? 0 : 1,
            record.Nature == RecordNature.BookRow ? 1 : 0,
            record.InvoiceCode ?? "",
            record.InvoiceNumber ?? "",
            record.PaperCode ?? "",
            record.PaperNumber ?? "",
            record.IssueDate?.DayNumber,
            record.AmountExTax?.Value.Fen,
            record.TaxAmount?.Value.Fen,
            record.TotalInclTax?.Value.Fen,
            record.UsedAmount?.Fen,
            record.BuyerTaxId ?? "",
            record.SellerTaxId ?? "",
        ];

    private static async Task Copy(NpgsqlConnection connection, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            $"copy record ({string.Join(", ", Columns)}) from stdin (format binary)",
            ct
        );
        foreach (var row in rows)
        {
            await import.StartRowAsync(ct);
            foreach (var value in row)
            {
                await (
                    value switch
                    {
                        null => import.WriteNullAsync(ct),
                        string text => import.WriteAsync(text, NpgsqlDbType.Text, ct),
                        int number => import.WriteAsync(number, NpgsqlDbType.Integer, ct),
                        _ => import.WriteAsync((long)value, NpgsqlDbType.Bigint, ct),
                    }
                );
            }
        }

        await import.CompleteAsync(ct);
    }

    private static async Task Insert(SqliteConnection connection, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"insert into record ({string.Join(", ", Columns)}) values ({string.Join(", ", Columns.Select(Parameter))})";
        var parameters = Columns.Select((_, index) => command.Parameters.Add(Parameter("", index), SqliteType.Text)).ToList();
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                parameters[column].ResetSqliteType();
                parameters[column].Value = row[column] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static string Parameter(string column, int index) => "$p" + index.ToString(CultureInfo.InvariantCulture);
}
