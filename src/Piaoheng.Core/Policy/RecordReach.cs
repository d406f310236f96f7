using System.Text.Json.Serialization;

namespace Piaoheng.Core.Policy;

/// <summary>记录范围: whose records at a company a role or a right reaches, the narrowest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordReach>))]
public enum RecordReach
{
    /// <summary>None.</summary>
    None,

    /// <summary>本人: what somebody brought in.</summary>
    Own,

    /// <summary>本部门: what anybody of the department brought in, and what its book rows use.</summary>
    Department,

    /// <summary>全单位: every record of the company.</summary>
    Company,
}
