using System.Globalization;

namespace Piaoheng.Core.Invoices;

/// <summary>Keys of <see cref="Reading.Extra"/> that several parts of the program use. The own fields of each kind stand in its policy file, under the same keys.</summary>
/// <remarks>A thing that repeats (passengers, vehicles) has the key, then the key with <c>.2</c>, <c>.3</c> …: <see cref="Numbered"/>.</remarks>
public static class ExtraKey
{
    /// <summary>特定业务: 成品油, 通行费, 旅客运输服务, 农产品收购 ….</summary>
    public const string SpecialBusiness = "specialBusiness";

    /// <summary>车牌号.</summary>
    public const string PlateNumber = "plateNumber";

    /// <summary>车辆类型.</summary>
    public const string VehicleType = "vehicleType";

    /// <summary>通行日期起, as stated.</summary>
    public const string PassageFrom = "passageFrom";

    /// <summary>通行日期止, as stated.</summary>
    public const string PassageTo = "passageTo";

    /// <summary>出发站, 出发地.</summary>
    public const string DepartureStation = "departureStation";

    /// <summary>到达站, 到达地.</summary>
    public const string DestinationStation = "destinationStation";

    /// <summary>乘车日期, 出行日期.</summary>
    public const string TravelDate = "travelDate";

    /// <summary>席别, 等级, 舱位.</summary>
    public const string SeatClass = "seatClass";

    /// <summary>交通工具类型.</summary>
    public const string Vehicle = "vehicle";

    /// <summary>旅客姓名, 出行人; masked.</summary>
    public const string PassengerName = "passengerName";

    /// <summary>旅客证件号; masked.</summary>
    public const string PassengerId = "passengerId";

    /// <summary>The key of the <paramref name="index"/>-th thing, counted from 1, of those that share this key.</summary>
    public static string Numbered(string key, int index) =>
        index <= 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}.{index}");
}
