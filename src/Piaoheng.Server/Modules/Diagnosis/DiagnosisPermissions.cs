using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Rights on the diagnosis.</summary>
public static class DiagnosisPermissions
{
    /// <summary>Ask why an invoice cannot be found.</summary>
    public static readonly Permission Ask = new("diagnosis.ask", "查无发票诊断") { Grain = Grain.Record };

    /// <summary>Have an invoice verified by the bureau, which counts.</summary>
    public static readonly Permission Verify = new("diagnosis.verify", "诊断中向税局查验");

    /// <summary>Have the original of an invoice that is gone read again.</summary>
    public static readonly Permission ReadAgain = new("diagnosis.read-again", "重新读取丢失发票的原件");

    /// <summary>Answer what only a person knows, and ask keepers.</summary>
    public static readonly Permission Answer = new("diagnosis.answer", "答复诊断中的问题");
}
