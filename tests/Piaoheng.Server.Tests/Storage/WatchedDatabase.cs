using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

/// <summary>The program on the database of another, with a look at every query before it is asked.</summary>
internal sealed class WatchedDatabase(TestDatabase inner, Func<string, Task> look) : TestDatabase
{
    /// <inheritdoc />
    public override HomeFolder Home => inner.Home;

    /// <inheritdoc />
    public override DatabaseAddress Address => inner.Address;

    /// <inheritdoc />
    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<Database>(options => options.AddInterceptors(new Look(look)));

    private sealed class Look(Func<string, Task> look) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            await look(command.CommandText);
            return result;
        }
    }
}
