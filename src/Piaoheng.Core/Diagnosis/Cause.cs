namespace Piaoheng.Core.Diagnosis;

/// <summary>原因: the ids of everything that can keep an invoice out of sight. They never change meaning; they stand in JSON and in policy.</summary>
/// <remarks>What people call them, what to do and who does it stands in <c>policy/causes/</c>.</remarks>
public static class Cause
{
    /// <summary>找到了.</summary>
    public const string Found = "found";

    /// <summary>号码录错.</summary>
    public const string NumberTypo = "number-typo";

    /// <summary>同一张票的另一种号码.</summary>
    public const string AliasForm = "alias-form";

    /// <summary>未到归集时间.</summary>
    public const string NotYetDue = "not-yet-due";

    /// <summary>税局数据未覆盖.</summary>
    public const string CoverageGap = "coverage-gap";

    /// <summary>导出清单被截断.</summary>
    public const string ExportTruncated = "export-truncated";

    /// <summary>从未同步.</summary>
    public const string SyncNeverRun = "sync-never-run";

    /// <summary>同步失败.</summary>
    public const string SyncFailed = "sync-failed";

    /// <summary>取票渠道不兼容.</summary>
    public const string ConnectorIncompatible = "connector-incompatible";

    /// <summary>登录失效.</summary>
    public const string LoginExpired = "login-expired";

    /// <summary>税局身份不符.</summary>
    public const string BureauRole = "bureau-role";

    /// <summary>登录了其他企业.</summary>
    public const string WrongCompanyLogin = "wrong-company-login";

    /// <summary>税局系统不可用.</summary>
    public const string BureauDown = "bureau-down";

    /// <summary>文件未能入库.</summary>
    public const string ImportRejected = "import-rejected";

    /// <summary>文件等待读取.</summary>
    public const string ImportPending = "import-pending";

    /// <summary>等待复核.</summary>
    public const string AwaitingReview = "awaiting-review";

    /// <summary>在回收站.</summary>
    public const string InTrash = "in-trash";

    /// <summary>被筛选条件隐藏.</summary>
    public const string HiddenByFilter = "hidden-by-filter";

    /// <summary>归错了地方.</summary>
    public const string WrongRoute = "wrong-route";

    /// <summary>没有查看权限.</summary>
    public const string NoPermission = "no-permission";

    /// <summary>模块未启用.</summary>
    public const string ModuleOff = "module-off";

    /// <summary>在本机另一单位.</summary>
    public const string OtherTaxpayer = "other-taxpayer";

    /// <summary>购买方抬头不符.</summary>
    public const string BuyerMismatch = "buyer-mismatch";

    /// <summary>开给了个人.</summary>
    public const string IssuedToPerson = "issued-to-person";

    /// <summary>尚未申请开具.</summary>
    public const string NotRequested = "not-requested";

    /// <summary>票未送达.</summary>
    public const string NotDelivered = "not-delivered";

    /// <summary>原件在经办人手里.</summary>
    public const string HeldByStaff = "held-by-staff";

    /// <summary>在其他系统.</summary>
    public const string InOtherSystem = "in-other-system";

    /// <summary>非本单位业务.</summary>
    public const string NotOurBusiness = "not-our-business";

    /// <summary>不属税局范围.</summary>
    public const string OutsideBureau = "outside-bureau";

    /// <summary>已作废.</summary>
    public const string Voided = "voided";

    /// <summary>已红冲.</summary>
    public const string RedReversed = "red-reversed";

    /// <summary>已红冲换开.</summary>
    public const string Reissued = "reissued";

    /// <summary>红蓝已对冲.</summary>
    public const string OffsetPair = "offset-pair";

    /// <summary>风险发票.</summary>
    public const string RiskFlagged = "risk-flagged";

    /// <summary>勾选清单中没有.</summary>
    public const string NotSelectable = "not-selectable";

    /// <summary>草稿未开具.</summary>
    public const string DraftUnissued = "draft-unissued";

    /// <summary>授信额度不足.</summary>
    public const string QuotaShort = "quota-short";

    /// <summary>上传失败.</summary>
    public const string UploadFailed = "upload-failed";

    /// <summary>等待上传.</summary>
    public const string UploadPending = "upload-pending";

    /// <summary>重复录入.</summary>
    public const string DuplicateEntry = "duplicate-entry";

    /// <summary>已被使用.</summary>
    public const string AlreadyUsed = "already-used";

    /// <summary>日期或金额口径不同.</summary>
    public const string WrongDateBasis = "wrong-date-basis";

    /// <summary>信息不全.</summary>
    public const string IncompleteDetails = "incomplete-details";

    /// <summary>政策包过期.</summary>
    public const string PolicyOutdated = "policy-outdated";

    /// <summary>升级后丢失.</summary>
    public const string LostAfterUpgrade = "lost-after-upgrade";

    /// <summary>原件损坏.</summary>
    public const string DataDamaged = "data-damaged";

    /// <summary>磁盘已满.</summary>
    public const string StorageFull = "storage-full";

    /// <summary>真伪存疑.</summary>
    public const string ForgedSuspect = "forged-suspect";

    /// <summary>在已查范围内未找到.</summary>
    public const string NotIssued = "not-issued";
}
