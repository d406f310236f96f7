using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

/// <summary>A bureau record names the slice that it came in, without the number of its sync.</summary>
[Migration(202611250201)]
public sealed class M202611250201SliceById : SchemaMigration
{
    public override void Up() => CreateIndex("ix_sync_slice_id", "sync_slice (taxpayer_id, slice_id)");
}
