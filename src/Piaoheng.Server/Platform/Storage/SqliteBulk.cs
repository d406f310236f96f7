using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Writes many rows to SQLite by one prepared statement that is run again and again.</summary>
/// <remarks>There is no way to the server to be saved, and parsing one statement with 30,000 parameters costs more than it saves.</remarks>
internal static class SqliteBulk
{
    public static void Insert<T>(Database db, IReadOnlyCollection<T> rows)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = table.GetProperties().Select(property => new Column(property)).ToArray();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var parameters = columns.Select((_, index) => AddParameter(command, index)).ToArray();
#pragma warning disable CA2100 // Names of tables and columns are those of the model.
        command.CommandText =
            $"insert into \"{table.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
            + $"values ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
#pragma warning restore CA2100
        command.Prepare();
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                parameters[index].Value = columns[index].ValueOf(row);
            }

            command.ExecuteNonQuery();
        }
    }

    private static DbParameter AddParameter(DbCommand command, int index)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{index}");
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>One column: its name and how its value is got from a row.</summary>
    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object ValueOf(object row)
        {
            var value = _getter.GetClrValue(row);
            return (value is null || _convert is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}
