using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

/// <summary>接口密钥 made before amounts had a right of their own go on seeing them, as far as their owners do.</summary>
[Migration(202612023000)]
public sealed class M202612023000AmountsOfKeys : SchemaMigration
{
    public override void Up() =>
        Execute.Sql("update api_key set scopes = scopes || ' sensitive.amounts' where scopes not like '%sensitive.amounts%'");
}
