using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Rights on received files.</summary>
public static class IntakePermissions
{
    /// <summary>See what was received and what became of it.</summary>
    public static readonly Permission View = new("intake.view", "查看导入记录") { Grain = Grain.Record };

    /// <summary>Bring files.</summary>
    public static readonly Permission Add = new("intake.add", "导入文件") { Grain = Grain.Record };

    /// <summary>Put waiting files aside.</summary>
    public static readonly Permission Trash = new("intake.trash", "把待处理文件移入回收站");
}
