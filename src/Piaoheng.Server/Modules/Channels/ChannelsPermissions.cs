using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>Rights on the channels to the bureau.</summary>
public static class ChannelsPermissions
{
    /// <summary>See channels, their state and what they read.</summary>
    public static readonly Permission View = new("channels.view", "查看取票渠道");

    /// <summary>Set up channels and their secrets.</summary>
    public static readonly Permission Change = new("channels.change", "设置取票渠道");

    /// <summary>Ask the bureau.</summary>
    public static readonly Permission Sync = new("channels.sync", "执行同步");

    /// <summary>Tell of uploads, and ask what became of them.</summary>
    public static readonly Permission TellUpload = new("channels.tell-upload", "登记开票上传");

    /// <summary>Ask the bureau about one invoice.</summary>
    public static readonly Permission Verify = new("channels.verify", "查验发票");
}
