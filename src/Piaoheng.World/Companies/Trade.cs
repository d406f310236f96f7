namespace Piaoheng.World.Companies;

/// <summary>行业: what a company trades in.</summary>
public enum Trade
{
    /// <summary>软件和信息技术服务.</summary>
    Software,

    /// <summary>电子元器件.</summary>
    Electronics,

    /// <summary>机电设备.</summary>
    Machinery,

    /// <summary>办公用品.</summary>
    OfficeSupplies,

    /// <summary>住宿.</summary>
    Hotel,

    /// <summary>餐饮.</summary>
    Restaurant,

    /// <summary>成品油零售.</summary>
    FuelStation,

    /// <summary>高速公路.</summary>
    TollRoad,

    /// <summary>网约车.</summary>
    RideHailing,

    /// <summary>货物运输.</summary>
    Freight,

    /// <summary>建筑.</summary>
    Construction,

    /// <summary>不动产租赁.</summary>
    Property,

    /// <summary>图书.</summary>
    Books,

    /// <summary>自产农产品.</summary>
    Farm,

    /// <summary>人力资源（差额征税）.</summary>
    Staffing,

    /// <summary>汽车销售.</summary>
    CarDealer,

    /// <summary>二手车市场.</summary>
    UsedCarMarket,

    /// <summary>航空运输.</summary>
    Airline,

    /// <summary>铁路运输: its tickets name no seller.</summary>
    Railway,

    /// <summary>银行.</summary>
    Bank,
}
