using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

/// <summary>A query string that leaves out what is not set.</summary>
internal sealed class QueryBuilderText
{
    private readonly QueryBuilder _query = [];

    public QueryBuilderText Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _query.Add(name, value);
        }

        return this;
    }

    public QueryBuilderText Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _query.ToString();
}
