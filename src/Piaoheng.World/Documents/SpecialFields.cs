using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents;

/// <summary>附加字段 that documents of a special business state, under the keys of the readers.</summary>
internal static class SpecialFields
{
    /// <summary>The fields; empty for invoices without a special business.</summary>
    /// <param name="special">The special business.</param>
    /// <param name="moment">How the document writes the times of a passage.</param>
    public static IReadOnlyDictionary<string, string> Of(SpecialBusiness? special, Func<DateTime, string> moment)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        switch (special)
        {
            case TollPassage toll:
                fields[ExtraKey.PlateNumber] = toll.Plate;
                fields[ExtraKey.VehicleType] = toll.VehicleType;
                fields[ExtraKey.PassageFrom] = moment(toll.From);
                fields[ExtraKey.PassageTo] = moment(toll.To);
                break;
            case PassengerService passenger:
                AddTrips(fields, passenger);
                break;
            case RailTicket rail:
                AddTicket(fields, rail);
                break;
            case AirItinerary air:
                AddItinerary(fields, air);
                break;
            default:
                break;
        }

        return fields;
    }

    private static void AddTrips(SortedDictionary<string, string> fields, PassengerService passenger)
    {
        foreach (var (at, trip) in passenger.Trips.Index())
        {
            fields[ExtraKey.Numbered(ExtraKey.PassengerName, at + 1)] = PersonMask.Name(trip.Traveler);
            fields[ExtraKey.Numbered(ExtraKey.PassengerId, at + 1)] = PersonMask.Id(trip.IdNumber);
            fields[ExtraKey.Numbered(ExtraKey.DepartureStation, at + 1)] = trip.From;
            fields[ExtraKey.Numbered(ExtraKey.DestinationStation, at + 1)] = trip.To;
        }
    }

    private static void AddTicket(SortedDictionary<string, string> fields, RailTicket rail)
    {
        fields[ExtraKey.DepartureStation] = rail.From.Name;
        fields[ExtraKey.DestinationStation] = rail.To.Name;
        fields["trainNumber"] = rail.Train;
        fields[ExtraKey.TravelDate] = rail.Departure.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        fields["departureTime"] = rail.Departure.ToString("HH:mm", CultureInfo.InvariantCulture);
        fields[ExtraKey.SeatClass] = rail.SeatClass;
        fields["carriage"] = rail.Carriage;
        fields["seat"] = rail.Seat;
        fields["eTicketNumber"] = rail.ETicketNumber;
        fields[ExtraKey.PassengerName] = PersonMask.Name(rail.Passenger);
    }

    private static void AddItinerary(SortedDictionary<string, string> fields, AirItinerary air)
    {
        fields["fare"] = air.Fare.ToString();
        fields["fuelSurcharge"] = air.Fuel.ToString();
        fields["civilAviationFund"] = air.Fund.ToString();
        fields["otherTaxes"] = air.Other.ToString();
        fields["eTicketNumber"] = air.ETicketNumber;
        fields["verificationCode"] = air.VerifyCode;
        fields[ExtraKey.PassengerName] = PersonMask.Name(air.Passenger);
    }
}
