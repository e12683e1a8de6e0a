#!/usr/bin/env bash
# JDistlib 0.4.5 (net.sourceforge.jdistlib:jdistlib), DistributionTest.wilcoxon_test(x, mu, correction,
# kind); Java 17. 2026-12-01.
#
# One would expect: Wilcoxon's signed-rank test adds the ranks of the positive differences only. If
# gains and losses are balanced its p-value is near 1, and if all numbers are negative they are not
# significantly greater than 0.
# What happens: all ranks are added, whatever the signs. The statistic of six numbers is always 21,
# the value of six gains, and the p-value always the least there is: 1/32 two-sided, and 1/64 for
# "greater than 0", even of six losses. So each of the 64 ways to set the signs is significant at
# 0.05, not 2 of them. mann_whitney_u_test with 'paired' says the same of pairs.
#
# 'counted' adds the positive ranks, and goes through all 64 ways to set the signs, without a library.
#
# Seen:
#   six gains: V = 21, two-sided 0.03125, greater 0.01563; counted V = 21, 0.03125, 0.01563
#   balanced: V = 21, two-sided 0.03125, greater 0.01563; counted V = 10, 1.00000, 0.57813
#   six losses: V = 21, two-sided 0.03125, greater 0.01563; counted V = 0, 0.03125, 1.00000
#   balanced, as pairs: V = 21, two-sided 0.03125, greater 0.01563
#   p < 0.05 for 64 of 64 ways to set the signs, counted 2
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q -B dependency:copy -Dartifact=net.sourceforge.jdistlib:jdistlib:0.4.5 -DoutputDirectory=lib > download.log 2>&1

cat > Signs.java <<'JAVA'
import java.util.Locale;

import net.sourceforge.jdistlib.disttest.DistributionTest;
import net.sourceforge.jdistlib.disttest.TestKind;

class Signs {
    public static void main(String[] args) {
        print("six gains", 1.5, 2.5, 3.5, 4.5, 5.5, 6.5);
        print("balanced", -1.5, 2.5, 3.5, -4.5, 5.5, -6.5);
        print("six losses", -1.5, -2.5, -3.5, -4.5, -5.5, -6.5);

        double[] after = {8.5, 12.5, 13.5, 5.5, 15.5, 3.5};
        double[] before = {10, 10, 10, 10, 10, 10};
        double[] both = DistributionTest.mann_whitney_u_test(after, before, 0, false, true, TestKind.TWO_SIDED);
        double[] greater = DistributionTest.mann_whitney_u_test(after, before, 0, false, true, TestKind.GREATER);
        System.out.println("balanced, as pairs" + said(both, greater));

        int rejected = 0;
        int counted = 0;
        for (int positive = 0; positive < 64; positive++) {
            double[] numbers = new double[6];
            for (int i = 0; i < 6; i++) {
                numbers[i] = (positive >> i & 1) == 1 ? i + 1.5 : -i - 1.5;
            }
            rejected += DistributionTest.wilcoxon_test(numbers, 0, false, TestKind.TWO_SIDED)[1] < 0.05 ? 1 : 0;
            counted += count(positive)[0] < 0.05 ? 1 : 0;
        }
        System.out.printf("p < 0.05 for %d of 64 ways to set the signs, counted %d%n", rejected, counted);
    }

    // The numbers come in the order of their absolute values: each one's rank is its place.
    static void print(String what, double... numbers) {
        double[] both = DistributionTest.wilcoxon_test(numbers, 0, false, TestKind.TWO_SIDED);
        double[] greater = DistributionTest.wilcoxon_test(numbers, 0, false, TestKind.GREATER);

        int positive = 0;
        for (int i = 0; i < numbers.length; i++) {
            positive |= numbers[i] > 0 ? 1 << i : 0;
        }
        double[] counted = count(positive);
        System.out.println(what + said(both, greater) + String.format(
                Locale.ROOT, "; counted V = %d, %.5f, %.5f", sum(positive), counted[0], counted[1]));
    }

    // The two-sided share of ways to set the signs, and that of those with as high a sum.
    static double[] count(int positive) {
        int sum = sum(positive);
        int least = Math.min(sum, 21 - sum);
        double high = 0;
        double far = 0;
        for (int signs = 0; signs < 64; signs++) {
            int other = sum(signs);
            high += other >= sum ? 1 / 64.0 : 0;
            far += Math.min(other, 21 - other) <= least ? 1 / 64.0 : 0;
        }
        return new double[] {far, high};
    }

    static int sum(int signs) {
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (signs >> i & 1) * (i + 1);
        }
        return sum;
    }

    static String said(double[] both, double[] greater) {
        return String.format(Locale.ROOT, ": V = %.0f, two-sided %.5f, greater %.5f", both[0], both[1], greater[1]);
    }
}
JAVA
seen=$(java -cp 'lib/*' Signs.java 2> java.log)
echo "$seen"
[ "$seen" = "six gains: V = 21, two-sided 0.03125, greater 0.01563; counted V = 21, 0.03125, 0.01563
balanced: V = 21, two-sided 0.03125, greater 0.01563; counted V = 10, 1.00000, 0.57813
six losses: V = 21, two-sided 0.03125, greater 0.01563; counted V = 0, 0.03125, 1.00000
balanced, as pairs: V = 21, two-sided 0.03125, greater 0.01563
p < 0.05 for 64 of 64 ways to set the signs, counted 2" ]
