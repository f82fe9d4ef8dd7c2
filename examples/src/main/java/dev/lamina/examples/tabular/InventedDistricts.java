package dev.lamina.examples.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Districts of a country that doesn't exist, for those who have no other data at hand. Its prices do what real ones do
 * and a plane can't: they fall with the distance from two towns, money counts for more where land is dear, and old houses
 * are cheap until they are very old. {@code StrictMath} gives the same districts on every machine.
 */
final class InventedDistricts {
    private static final double[][] TOWNS = {{-122.3, 37.8, 180_000}, {-118.3, 34.0, 130_000}};

    private InventedDistricts() {}

    static List<District> make(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<District> districts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            districts.add(make(random.split()));
        }
        return districts;
    }

    private static District make(SplittableRandom random) {
        // The coast runs straight from north-west to south-east; people live on it and up to 300 km behind it.
        double along = random.nextDouble();
        double inland = random.nextDouble() * random.nextDouble() * 3;
        double longitude = -122.5 + 5 * along + inland;
        double latitude = 38 - 5 * along + 0.5 * inland;
        double age = 1 + 51 * random.nextDouble();
        double households = StrictMath.exp(6 + 0.7 * bell(random));
        double rooms = households * (3 + 4 * random.nextDouble());
        double bedrooms = rooms * (0.15 + 0.15 * random.nextDouble());
        double people = households * (2 + 2 * random.nextDouble());
        double income = StrictMath.exp(1.2 + 0.4 * bell(random));

        double land = 20_000;
        for (double[] town : TOWNS) {
            double distance = StrictMath.hypot(longitude - town[0], latitude - town[1]);
            land += town[2] * StrictMath.exp(-distance * distance / 0.8);
        }
        double condition = 1 + 0.3 * (age - 30) * (age - 30) / 900;
        double value = (30_000 + land * (0.4 + 0.2 * income) + 15_000 * rooms / households) * condition;
        value *= StrictMath.exp(0.1 * bell(random));
        boolean counted = random.nextDouble() > 0.03;
        return new District(
                longitude,
                latitude,
                age,
                rooms,
                counted ? bedrooms : Double.NaN,
                people,
                households,
                income,
                inland < 0.2 ? "NEAR OCEAN" : inland < 1 ? "<1H OCEAN" : "INLAND",
                value);
    }

    /** Roughly normal, with mean 0 and variance 1: the sum of twelve uniform numbers. */
    private static double bell(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
