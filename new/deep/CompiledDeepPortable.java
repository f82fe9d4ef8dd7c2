// Written by Lamina from Deep; changes are lost at the next compile.
package deep;

import dev.lamina.math.FloatMath;
import dev.lamina.math.Lanes;
import dev.lamina.model.Session;
import java.util.Arrays;

/**
 * Forward and backward pass of {@code Deep}, portable kernels.
 * [N, ...] is a value of N rows; a step holds at most BATCH of them.
 */
final class CompiledDeepPortable extends Session {
    private static final int BATCH = 8;
    private static final int TOKENS = 64;
    private static final int TABLE_STEPS = 64;
    private static final int TABLE_FEATURES = 128;
    private static final int MLP_BLOCK_NORM_STEPS = 64;
    private static final int MLP_BLOCK_NORM_FEATURES = 128;
    private static final int MLP_BLOCK_UP_STEPS = 64;
    private static final int MLP_BLOCK_UP_FEATURES = 512;
    private static final int MLP_BLOCK_DOWN_STEPS = 64;
    private static final int MLP_BLOCK_DOWN_FEATURES = 128;
    private static final int MLP_BLOCK_SUM_STEPS = 64;
    private static final int MLP_BLOCK_SUM_FEATURES = 128;
    private static final int NORM_STEPS = 64;
    private static final int NORM_FEATURES = 128;
    private static final int HEAD_STEPS = 64;
    private static final int HEAD_FEATURES = 65;
    private static final int KERNEL_BODY0_UP_MUL = 0;
    private static final int KERNEL_BODY0_UP = 1;
    private static final int KERNEL_BODY0_DOWN_SUM = 2;
    private static final int KERNEL_BODY1_NORM = 3;
    private static final int KERNEL_BODY1_UP_MUL = 4;
    private static final int KERNEL_BODY1_UP = 5;
    private static final int KERNEL_BODY1_DOWN_SUM = 6;
    private static final int KERNEL_BODY2_NORM = 7;
    private static final int KERNEL_BODY2_UP_MUL = 8;
    private static final int KERNEL_BODY2_UP = 9;
    private static final int KERNEL_BODY2_DOWN_SUM = 10;
    private static final int KERNEL_BODY3_NORM = 11;
    private static final int KERNEL_BODY3_UP_MUL = 12;
    private static final int KERNEL_BODY3_UP = 13;
    private static final int KERNEL_BODY3_DOWN_SUM = 14;
    private static final int KERNEL_BODY4_NORM = 15;
    private static final int KERNEL_BODY4_UP_MUL = 16;
    private static final int KERNEL_BODY4_UP = 17;
    private static final int KERNEL_BODY4_DOWN_SUM = 18;
    private static final int KERNEL_BODY5_NORM = 19;
    private static final int KERNEL_BODY5_UP_MUL = 20;
    private static final int KERNEL_BODY5_UP = 21;
    private static final int KERNEL_BODY5_DOWN_SUM = 22;
    private static final int KERNEL_BODY6_NORM = 23;
    private static final int KERNEL_BODY6_UP_MUL = 24;
    private static final int KERNEL_BODY6_UP = 25;
    private static final int KERNEL_BODY6_DOWN_SUM = 26;
    private static final int KERNEL_BODY7_NORM = 27;
    private static final int KERNEL_BODY7_UP_MUL = 28;
    private static final int KERNEL_BODY7_UP = 29;
    private static final int KERNEL_BODY7_DOWN_SUM = 30;
    private static final int KERNEL_BODY8_NORM = 31;
    private static final int KERNEL_BODY8_UP_MUL = 32;
    private static final int KERNEL_BODY8_UP = 33;
    private static final int KERNEL_BODY8_DOWN_SUM = 34;
    private static final int KERNEL_BODY9_NORM = 35;
    private static final int KERNEL_BODY9_UP_MUL = 36;
    private static final int KERNEL_BODY9_UP = 37;
    private static final int KERNEL_BODY9_DOWN_SUM = 38;
    private static final int KERNEL_BODY10_NORM = 39;
    private static final int KERNEL_BODY10_UP_MUL = 40;
    private static final int KERNEL_BODY10_UP = 41;
    private static final int KERNEL_BODY10_DOWN_SUM = 42;
    private static final int KERNEL_BODY11_NORM = 43;
    private static final int KERNEL_BODY11_UP_MUL = 44;
    private static final int KERNEL_BODY11_UP = 45;
    private static final int KERNEL_BODY11_DOWN_SUM = 46;
    private static final int KERNEL_NORM = 47;
    private static final int KERNEL_HEAD = 48;
    private static final int KERNEL_LOSS_SUM = 49;
    private static final int KERNEL_D_NORM = 50;
    private static final int KERNEL_D_HEAD_W = 51;
    private static final int KERNEL_D_BODY11_DOWN_SUM = 52;
    private static final int KERNEL_D_BODY11_UP_MUL = 53;
    private static final int KERNEL_D_BODY11_DOWN_W = 54;
    private static final int KERNEL_D_BODY11_UP_B = 55;
    private static final int KERNEL_D_BODY11_NORM = 56;
    private static final int KERNEL_D_BODY11_UP_W = 57;
    private static final int KERNEL_D_BODY10_DOWN_SUM = 58;
    private static final int KERNEL_D_BODY10_UP_MUL = 59;
    private static final int KERNEL_D_BODY10_DOWN_W = 60;
    private static final int KERNEL_D_BODY10_UP_B = 61;
    private static final int KERNEL_D_BODY10_NORM = 62;
    private static final int KERNEL_D_BODY10_UP_W = 63;
    private static final int KERNEL_D_BODY9_DOWN_SUM = 64;
    private static final int KERNEL_D_BODY9_UP_MUL = 65;
    private static final int KERNEL_D_BODY9_DOWN_W = 66;
    private static final int KERNEL_D_BODY9_UP_B = 67;
    private static final int KERNEL_D_BODY9_NORM = 68;
    private static final int KERNEL_D_BODY9_UP_W = 69;
    private static final int KERNEL_D_BODY8_DOWN_SUM = 70;
    private static final int KERNEL_D_BODY8_UP_MUL = 71;
    private static final int KERNEL_D_BODY8_DOWN_W = 72;
    private static final int KERNEL_D_BODY8_UP_B = 73;
    private static final int KERNEL_D_BODY8_NORM = 74;
    private static final int KERNEL_D_BODY8_UP_W = 75;
    private static final int KERNEL_D_BODY7_DOWN_SUM = 76;
    private static final int KERNEL_D_BODY7_UP_MUL = 77;
    private static final int KERNEL_D_BODY7_DOWN_W = 78;
    private static final int KERNEL_D_BODY7_UP_B = 79;
    private static final int KERNEL_D_BODY7_NORM = 80;
    private static final int KERNEL_D_BODY7_UP_W = 81;
    private static final int KERNEL_D_BODY6_DOWN_SUM = 82;
    private static final int KERNEL_D_BODY6_UP_MUL = 83;
    private static final int KERNEL_D_BODY6_DOWN_W = 84;
    private static final int KERNEL_D_BODY6_UP_B = 85;
    private static final int KERNEL_D_BODY6_NORM = 86;
    private static final int KERNEL_D_BODY6_UP_W = 87;
    private static final int KERNEL_D_BODY5_DOWN_SUM = 88;
    private static final int KERNEL_D_BODY5_UP_MUL = 89;
    private static final int KERNEL_D_BODY5_DOWN_W = 90;
    private static final int KERNEL_D_BODY5_UP_B = 91;
    private static final int KERNEL_D_BODY5_NORM = 92;
    private static final int KERNEL_D_BODY5_UP_W = 93;
    private static final int KERNEL_D_BODY4_DOWN_SUM = 94;
    private static final int KERNEL_D_BODY4_UP_MUL = 95;
    private static final int KERNEL_D_BODY4_DOWN_W = 96;
    private static final int KERNEL_D_BODY4_UP_B = 97;
    private static final int KERNEL_D_BODY4_NORM = 98;
    private static final int KERNEL_D_BODY4_UP_W = 99;
    private static final int KERNEL_D_BODY3_DOWN_SUM = 100;
    private static final int KERNEL_D_BODY3_UP_MUL = 101;
    private static final int KERNEL_D_BODY3_DOWN_W = 102;
    private static final int KERNEL_D_BODY3_UP_B = 103;
    private static final int KERNEL_D_BODY3_NORM = 104;
    private static final int KERNEL_D_BODY3_UP_W = 105;
    private static final int KERNEL_D_BODY2_DOWN_SUM = 106;
    private static final int KERNEL_D_BODY2_UP_MUL = 107;
    private static final int KERNEL_D_BODY2_DOWN_W = 108;
    private static final int KERNEL_D_BODY2_UP_B = 109;
    private static final int KERNEL_D_BODY2_NORM = 110;
    private static final int KERNEL_D_BODY2_UP_W = 111;
    private static final int KERNEL_D_BODY1_DOWN_SUM = 112;
    private static final int KERNEL_D_BODY1_UP_MUL = 113;
    private static final int KERNEL_D_BODY1_DOWN_W = 114;
    private static final int KERNEL_D_BODY1_UP_B = 115;
    private static final int KERNEL_D_BODY1_NORM = 116;
    private static final int KERNEL_D_BODY1_UP_W = 117;
    private static final int KERNEL_D_BODY0_DOWN_SUM = 118;
    private static final int KERNEL_D_BODY0_UP_MUL = 119;
    private static final int KERNEL_D_BODY0_DOWN_W = 120;
    private static final int KERNEL_D_BODY0_UP_B = 121;
    private static final int KERNEL_D_BODY0_NORM = 122;
    private static final int KERNEL_D_BODY0_UP_W = 123;
    private static final int KERNEL_D_TABLE = 124;
    private static final int KERNEL_BODY0_UP_2 = 125;
    private static final int KERNEL_BODY0_SUM = 126;
    private static final int KERNEL_BODY1_UP_2 = 127;
    private static final int KERNEL_BODY1_SUM = 128;
    private static final int KERNEL_BODY2_UP_2 = 129;
    private static final int KERNEL_BODY2_SUM = 130;
    private static final int KERNEL_BODY3_UP_2 = 131;
    private static final int KERNEL_BODY3_SUM = 132;
    private static final int KERNEL_BODY4_UP_2 = 133;
    private static final int KERNEL_BODY4_SUM = 134;
    private static final int KERNEL_BODY5_UP_2 = 135;
    private static final int KERNEL_BODY5_SUM = 136;
    private static final int KERNEL_BODY6_UP_2 = 137;
    private static final int KERNEL_BODY6_SUM = 138;
    private static final int KERNEL_BODY7_UP_2 = 139;
    private static final int KERNEL_BODY7_SUM = 140;
    private static final int KERNEL_BODY8_UP_2 = 141;
    private static final int KERNEL_BODY8_SUM = 142;
    private static final int KERNEL_BODY9_UP_2 = 143;
    private static final int KERNEL_BODY9_SUM = 144;
    private static final int KERNEL_BODY10_UP_2 = 145;
    private static final int KERNEL_BODY10_SUM = 146;
    private static final int KERNEL_BODY11_UP_2 = 147;
    private static final int KERNEL_BODY11_SUM = 148;
    private static final int KERNEL_LOSS_SUM_OVER = 149;
    private final int[] tokens; // [N, 64]: the rows that the user feeds in.
    private final float[] tableW; // [65, 128]: table.weight, shared with the network.
    private final float[] body0NormW; // [128]: body.0.norm.weight, shared with the network.
    private final float[] body0NormB; // [128]: body.0.norm.bias, shared with the network.
    private final float[] body0UpW; // [128, 512]: body.0.up.weight, shared with the network.
    private final float[] body0UpB; // [512]: body.0.up.bias, shared with the network.
    private final float[] body0DownW; // [512, 128]: body.0.down.weight, shared with the network.
    private final float[] body0DownB; // [128]: body.0.down.bias, shared with the network.
    private final float[] body1NormW; // [128]: body.1.norm.weight, shared with the network.
    private final float[] body1NormB; // [128]: body.1.norm.bias, shared with the network.
    private final float[] body1UpW; // [128, 512]: body.1.up.weight, shared with the network.
    private final float[] body1UpB; // [512]: body.1.up.bias, shared with the network.
    private final float[] body1DownW; // [512, 128]: body.1.down.weight, shared with the network.
    private final float[] body1DownB; // [128]: body.1.down.bias, shared with the network.
    private final float[] body2NormW; // [128]: body.2.norm.weight, shared with the network.
    private final float[] body2NormB; // [128]: body.2.norm.bias, shared with the network.
    private final float[] body2UpW; // [128, 512]: body.2.up.weight, shared with the network.
    private final float[] body2UpB; // [512]: body.2.up.bias, shared with the network.
    private final float[] body2DownW; // [512, 128]: body.2.down.weight, shared with the network.
    private final float[] body2DownB; // [128]: body.2.down.bias, shared with the network.
    private final float[] body3NormW; // [128]: body.3.norm.weight, shared with the network.
    private final float[] body3NormB; // [128]: body.3.norm.bias, shared with the network.
    private final float[] body3UpW; // [128, 512]: body.3.up.weight, shared with the network.
    private final float[] body3UpB; // [512]: body.3.up.bias, shared with the network.
    private final float[] body3DownW; // [512, 128]: body.3.down.weight, shared with the network.
    private final float[] body3DownB; // [128]: body.3.down.bias, shared with the network.
    private final float[] body4NormW; // [128]: body.4.norm.weight, shared with the network.
    private final float[] body4NormB; // [128]: body.4.norm.bias, shared with the network.
    private final float[] body4UpW; // [128, 512]: body.4.up.weight, shared with the network.
    private final float[] body4UpB; // [512]: body.4.up.bias, shared with the network.
    private final float[] body4DownW; // [512, 128]: body.4.down.weight, shared with the network.
    private final float[] body4DownB; // [128]: body.4.down.bias, shared with the network.
    private final float[] body5NormW; // [128]: body.5.norm.weight, shared with the network.
    private final float[] body5NormB; // [128]: body.5.norm.bias, shared with the network.
    private final float[] body5UpW; // [128, 512]: body.5.up.weight, shared with the network.
    private final float[] body5UpB; // [512]: body.5.up.bias, shared with the network.
    private final float[] body5DownW; // [512, 128]: body.5.down.weight, shared with the network.
    private final float[] body5DownB; // [128]: body.5.down.bias, shared with the network.
    private final float[] body6NormW; // [128]: body.6.norm.weight, shared with the network.
    private final float[] body6NormB; // [128]: body.6.norm.bias, shared with the network.
    private final float[] body6UpW; // [128, 512]: body.6.up.weight, shared with the network.
    private final float[] body6UpB; // [512]: body.6.up.bias, shared with the network.
    private final float[] body6DownW; // [512, 128]: body.6.down.weight, shared with the network.
    private final float[] body6DownB; // [128]: body.6.down.bias, shared with the network.
    private final float[] body7NormW; // [128]: body.7.norm.weight, shared with the network.
    private final float[] body7NormB; // [128]: body.7.norm.bias, shared with the network.
    private final float[] body7UpW; // [128, 512]: body.7.up.weight, shared with the network.
    private final float[] body7UpB; // [512]: body.7.up.bias, shared with the network.
    private final float[] body7DownW; // [512, 128]: body.7.down.weight, shared with the network.
    private final float[] body7DownB; // [128]: body.7.down.bias, shared with the network.
    private final float[] body8NormW; // [128]: body.8.norm.weight, shared with the network.
    private final float[] body8NormB; // [128]: body.8.norm.bias, shared with the network.
    private final float[] body8UpW; // [128, 512]: body.8.up.weight, shared with the network.
    private final float[] body8UpB; // [512]: body.8.up.bias, shared with the network.
    private final float[] body8DownW; // [512, 128]: body.8.down.weight, shared with the network.
    private final float[] body8DownB; // [128]: body.8.down.bias, shared with the network.
    private final float[] body9NormW; // [128]: body.9.norm.weight, shared with the network.
    private final float[] body9NormB; // [128]: body.9.norm.bias, shared with the network.
    private final float[] body9UpW; // [128, 512]: body.9.up.weight, shared with the network.
    private final float[] body9UpB; // [512]: body.9.up.bias, shared with the network.
    private final float[] body9DownW; // [512, 128]: body.9.down.weight, shared with the network.
    private final float[] body9DownB; // [128]: body.9.down.bias, shared with the network.
    private final float[] body10NormW; // [128]: body.10.norm.weight, shared with the network.
    private final float[] body10NormB; // [128]: body.10.norm.bias, shared with the network.
    private final float[] body10UpW; // [128, 512]: body.10.up.weight, shared with the network.
    private final float[] body10UpB; // [512]: body.10.up.bias, shared with the network.
    private final float[] body10DownW; // [512, 128]: body.10.down.weight, shared with the network.
    private final float[] body10DownB; // [128]: body.10.down.bias, shared with the network.
    private final float[] body11NormW; // [128]: body.11.norm.weight, shared with the network.
    private final float[] body11NormB; // [128]: body.11.norm.bias, shared with the network.
    private final float[] body11UpW; // [128, 512]: body.11.up.weight, shared with the network.
    private final float[] body11UpB; // [512]: body.11.up.bias, shared with the network.
    private final float[] body11DownW; // [512, 128]: body.11.down.weight, shared with the network.
    private final float[] body11DownB; // [128]: body.11.down.bias, shared with the network.
    private final float[] normW; // [128]: norm.weight, shared with the network.
    private final float[] normB; // [128]: norm.bias, shared with the network.
    private final int[] labels; // [N, 64]: what the network should yield.
    private final float[] table; // [N, 64, 128]: gather-rows(tableW, tokens).
    private final float[] body0NormCentred; // [N, 64, 128]: table - body0NormMean.
    private final float[] body0NormSqrt; // [N, 64]: √((body0NormVariance + 1.0E-5)).
    private final float[] body0NormScale; // [N, 64]: 1 / √((body0NormVariance + 1.0E-5)).
    private final float[] body0NormNormalised; // [N, 64, 128]: body0NormCentred · body0NormScale.
    private final float[] body0Norm; // [N, 64, 128]: body0NormNormalised · body0NormW + body0NormB.
    private final float[] body0UpMul; // [N, 64, 512]: body0UpSum · 0.70710677.
    private final float[] body0UpMul2; // [N, 64, 512]: body0UpSum · 0.5.
    private final float[] body0UpAdd; // [N, 64, 512]: erf(body0UpSum · 0.70710677) + 1.
    private final float[] body0Up; // [N, 64, 512]: body0UpSum · 0.5 · (erf(body0UpSum · 0.70710677) + 1).
    private final float[] body0DownSum; // [N, 64, 128]: body0Up · body0DownW + body0DownB.
    private final float[] body0DownMask; // [N, 64, 128]: dropout mask 0.1.
    private final float[] body0Sum; // [N, 64, 128]: table + body0Down.
    private final float[] body1NormCentred; // [N, 64, 128]: body0Sum - body1NormMean.
    private final float[] body1NormSqrt; // [N, 64]: √((body1NormVariance + 1.0E-5)).
    private final float[] body1NormScale; // [N, 64]: 1 / √((body1NormVariance + 1.0E-5)).
    private final float[] body1NormNormalised; // [N, 64, 128]: body1NormCentred · body1NormScale.
    private final float[] body1Norm; // [N, 64, 128]: body1NormNormalised · body1NormW + body1NormB.
    private final float[] body1UpMul; // [N, 64, 512]: body1UpSum · 0.70710677.
    private final float[] body1UpMul2; // [N, 64, 512]: body1UpSum · 0.5.
    private final float[] body1UpAdd; // [N, 64, 512]: erf(body1UpSum · 0.70710677) + 1.
    private final float[] body1Up; // [N, 64, 512]: body1UpSum · 0.5 · (erf(body1UpSum · 0.70710677) + 1).
    private final float[] body1DownSum; // [N, 64, 128]: body1Up · body1DownW + body1DownB. Takes over the memory of table.
    private final float[] body1DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body0DownSum.
    private final float[] body1Sum; // [N, 64, 128]: body0Sum + body1Down.
    private final float[] body2NormCentred; // [N, 64, 128]: body1Sum - body2NormMean.
    private final float[] body2NormSqrt; // [N, 64]: √((body2NormVariance + 1.0E-5)).
    private final float[] body2NormScale; // [N, 64]: 1 / √((body2NormVariance + 1.0E-5)).
    private final float[] body2NormNormalised; // [N, 64, 128]: body2NormCentred · body2NormScale.
    private final float[] body2Norm; // [N, 64, 128]: body2NormNormalised · body2NormW + body2NormB.
    private final float[] body2UpMul; // [N, 64, 512]: body2UpSum · 0.70710677.
    private final float[] body2UpMul2; // [N, 64, 512]: body2UpSum · 0.5.
    private final float[] body2UpAdd; // [N, 64, 512]: erf(body2UpSum · 0.70710677) + 1.
    private final float[] body2Up; // [N, 64, 512]: body2UpSum · 0.5 · (erf(body2UpSum · 0.70710677) + 1).
    private final float[] body2DownSum; // [N, 64, 128]: body2Up · body2DownW + body2DownB. Takes over the memory of table.
    private final float[] body2DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body0Sum.
    private final float[] body2Sum; // [N, 64, 128]: body1Sum + body2Down.
    private final float[] body3NormCentred; // [N, 64, 128]: body2Sum - body3NormMean.
    private final float[] body3NormSqrt; // [N, 64]: √((body3NormVariance + 1.0E-5)).
    private final float[] body3NormScale; // [N, 64]: 1 / √((body3NormVariance + 1.0E-5)).
    private final float[] body3NormNormalised; // [N, 64, 128]: body3NormCentred · body3NormScale.
    private final float[] body3Norm; // [N, 64, 128]: body3NormNormalised · body3NormW + body3NormB.
    private final float[] body3UpMul; // [N, 64, 512]: body3UpSum · 0.70710677.
    private final float[] body3UpMul2; // [N, 64, 512]: body3UpSum · 0.5.
    private final float[] body3UpAdd; // [N, 64, 512]: erf(body3UpSum · 0.70710677) + 1.
    private final float[] body3Up; // [N, 64, 512]: body3UpSum · 0.5 · (erf(body3UpSum · 0.70710677) + 1).
    private final float[] body3DownSum; // [N, 64, 128]: body3Up · body3DownW + body3DownB. Takes over the memory of table.
    private final float[] body3DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body1Sum.
    private final float[] body3Sum; // [N, 64, 128]: body2Sum + body3Down.
    private final float[] body4NormCentred; // [N, 64, 128]: body3Sum - body4NormMean.
    private final float[] body4NormSqrt; // [N, 64]: √((body4NormVariance + 1.0E-5)).
    private final float[] body4NormScale; // [N, 64]: 1 / √((body4NormVariance + 1.0E-5)).
    private final float[] body4NormNormalised; // [N, 64, 128]: body4NormCentred · body4NormScale.
    private final float[] body4Norm; // [N, 64, 128]: body4NormNormalised · body4NormW + body4NormB.
    private final float[] body4UpMul; // [N, 64, 512]: body4UpSum · 0.70710677.
    private final float[] body4UpMul2; // [N, 64, 512]: body4UpSum · 0.5.
    private final float[] body4UpAdd; // [N, 64, 512]: erf(body4UpSum · 0.70710677) + 1.
    private final float[] body4Up; // [N, 64, 512]: body4UpSum · 0.5 · (erf(body4UpSum · 0.70710677) + 1).
    private final float[] body4DownSum; // [N, 64, 128]: body4Up · body4DownW + body4DownB. Takes over the memory of table.
    private final float[] body4DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body2Sum.
    private final float[] body4Sum; // [N, 64, 128]: body3Sum + body4Down.
    private final float[] body5NormCentred; // [N, 64, 128]: body4Sum - body5NormMean.
    private final float[] body5NormSqrt; // [N, 64]: √((body5NormVariance + 1.0E-5)).
    private final float[] body5NormScale; // [N, 64]: 1 / √((body5NormVariance + 1.0E-5)).
    private final float[] body5NormNormalised; // [N, 64, 128]: body5NormCentred · body5NormScale.
    private final float[] body5Norm; // [N, 64, 128]: body5NormNormalised · body5NormW + body5NormB.
    private final float[] body5UpMul; // [N, 64, 512]: body5UpSum · 0.70710677.
    private final float[] body5UpMul2; // [N, 64, 512]: body5UpSum · 0.5.
    private final float[] body5UpAdd; // [N, 64, 512]: erf(body5UpSum · 0.70710677) + 1.
    private final float[] body5Up; // [N, 64, 512]: body5UpSum · 0.5 · (erf(body5UpSum · 0.70710677) + 1).
    private final float[] body5DownSum; // [N, 64, 128]: body5Up · body5DownW + body5DownB. Takes over the memory of table.
    private final float[] body5DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body3Sum.
    private final float[] body5Sum; // [N, 64, 128]: body4Sum + body5Down.
    private final float[] body6NormCentred; // [N, 64, 128]: body5Sum - body6NormMean.
    private final float[] body6NormSqrt; // [N, 64]: √((body6NormVariance + 1.0E-5)).
    private final float[] body6NormScale; // [N, 64]: 1 / √((body6NormVariance + 1.0E-5)).
    private final float[] body6NormNormalised; // [N, 64, 128]: body6NormCentred · body6NormScale.
    private final float[] body6Norm; // [N, 64, 128]: body6NormNormalised · body6NormW + body6NormB.
    private final float[] body6UpMul; // [N, 64, 512]: body6UpSum · 0.70710677.
    private final float[] body6UpMul2; // [N, 64, 512]: body6UpSum · 0.5.
    private final float[] body6UpAdd; // [N, 64, 512]: erf(body6UpSum · 0.70710677) + 1.
    private final float[] body6Up; // [N, 64, 512]: body6UpSum · 0.5 · (erf(body6UpSum · 0.70710677) + 1).
    private final float[] body6DownSum; // [N, 64, 128]: body6Up · body6DownW + body6DownB. Takes over the memory of table.
    private final float[] body6DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body4Sum.
    private final float[] body6Sum; // [N, 64, 128]: body5Sum + body6Down.
    private final float[] body7NormCentred; // [N, 64, 128]: body6Sum - body7NormMean.
    private final float[] body7NormSqrt; // [N, 64]: √((body7NormVariance + 1.0E-5)).
    private final float[] body7NormScale; // [N, 64]: 1 / √((body7NormVariance + 1.0E-5)).
    private final float[] body7NormNormalised; // [N, 64, 128]: body7NormCentred · body7NormScale.
    private final float[] body7Norm; // [N, 64, 128]: body7NormNormalised · body7NormW + body7NormB.
    private final float[] body7UpMul; // [N, 64, 512]: body7UpSum · 0.70710677.
    private final float[] body7UpMul2; // [N, 64, 512]: body7UpSum · 0.5.
    private final float[] body7UpAdd; // [N, 64, 512]: erf(body7UpSum · 0.70710677) + 1.
    private final float[] body7Up; // [N, 64, 512]: body7UpSum · 0.5 · (erf(body7UpSum · 0.70710677) + 1).
    private final float[] body7DownSum; // [N, 64, 128]: body7Up · body7DownW + body7DownB. Takes over the memory of table.
    private final float[] body7DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body5Sum.
    private final float[] body7Sum; // [N, 64, 128]: body6Sum + body7Down.
    private final float[] body8NormCentred; // [N, 64, 128]: body7Sum - body8NormMean.
    private final float[] body8NormSqrt; // [N, 64]: √((body8NormVariance + 1.0E-5)).
    private final float[] body8NormScale; // [N, 64]: 1 / √((body8NormVariance + 1.0E-5)).
    private final float[] body8NormNormalised; // [N, 64, 128]: body8NormCentred · body8NormScale.
    private final float[] body8Norm; // [N, 64, 128]: body8NormNormalised · body8NormW + body8NormB.
    private final float[] body8UpMul; // [N, 64, 512]: body8UpSum · 0.70710677.
    private final float[] body8UpMul2; // [N, 64, 512]: body8UpSum · 0.5.
    private final float[] body8UpAdd; // [N, 64, 512]: erf(body8UpSum · 0.70710677) + 1.
    private final float[] body8Up; // [N, 64, 512]: body8UpSum · 0.5 · (erf(body8UpSum · 0.70710677) + 1).
    private final float[] body8DownSum; // [N, 64, 128]: body8Up · body8DownW + body8DownB. Takes over the memory of table.
    private final float[] body8DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body6Sum.
    private final float[] body8Sum; // [N, 64, 128]: body7Sum + body8Down.
    private final float[] body9NormCentred; // [N, 64, 128]: body8Sum - body9NormMean.
    private final float[] body9NormSqrt; // [N, 64]: √((body9NormVariance + 1.0E-5)).
    private final float[] body9NormScale; // [N, 64]: 1 / √((body9NormVariance + 1.0E-5)).
    private final float[] body9NormNormalised; // [N, 64, 128]: body9NormCentred · body9NormScale.
    private final float[] body9Norm; // [N, 64, 128]: body9NormNormalised · body9NormW + body9NormB.
    private final float[] body9UpMul; // [N, 64, 512]: body9UpSum · 0.70710677.
    private final float[] body9UpMul2; // [N, 64, 512]: body9UpSum · 0.5.
    private final float[] body9UpAdd; // [N, 64, 512]: erf(body9UpSum · 0.70710677) + 1.
    private final float[] body9Up; // [N, 64, 512]: body9UpSum · 0.5 · (erf(body9UpSum · 0.70710677) + 1).
    private final float[] body9DownSum; // [N, 64, 128]: body9Up · body9DownW + body9DownB. Takes over the memory of table.
    private final float[] body9DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body7Sum.
    private final float[] body9Sum; // [N, 64, 128]: body8Sum + body9Down.
    private final float[] body10NormCentred; // [N, 64, 128]: body9Sum - body10NormMean.
    private final float[] body10NormSqrt; // [N, 64]: √((body10NormVariance + 1.0E-5)).
    private final float[] body10NormScale; // [N, 64]: 1 / √((body10NormVariance + 1.0E-5)).
    private final float[] body10NormNormalised; // [N, 64, 128]: body10NormCentred · body10NormScale.
    private final float[] body10Norm; // [N, 64, 128]: body10NormNormalised · body10NormW + body10NormB.
    private final float[] body10UpMul; // [N, 64, 512]: body10UpSum · 0.70710677.
    private final float[] body10UpMul2; // [N, 64, 512]: body10UpSum · 0.5.
    private final float[] body10UpAdd; // [N, 64, 512]: erf(body10UpSum · 0.70710677) + 1.
    private final float[] body10Up; // [N, 64, 512]: body10UpSum · 0.5 · (erf(body10UpSum · 0.70710677) + 1).
    private final float[] body10DownSum; // [N, 64, 128]: body10Up · body10DownW + body10DownB. Takes over the memory of table.
    private final float[] body10DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body8Sum.
    private final float[] body10Sum; // [N, 64, 128]: body9Sum + body10Down.
    private final float[] body11NormCentred; // [N, 64, 128]: body10Sum - body11NormMean.
    private final float[] body11NormSqrt; // [N, 64]: √((body11NormVariance + 1.0E-5)).
    private final float[] body11NormScale; // [N, 64]: 1 / √((body11NormVariance + 1.0E-5)).
    private final float[] body11NormNormalised; // [N, 64, 128]: body11NormCentred · body11NormScale.
    private final float[] body11Norm; // [N, 64, 128]: body11NormNormalised · body11NormW + body11NormB.
    private final float[] body11UpMul; // [N, 64, 512]: body11UpSum · 0.70710677.
    private final float[] body11UpMul2; // [N, 64, 512]: body11UpSum · 0.5.
    private final float[] body11UpAdd; // [N, 64, 512]: erf(body11UpSum · 0.70710677) + 1.
    private final float[] body11Up; // [N, 64, 512]: body11UpSum · 0.5 · (erf(body11UpSum · 0.70710677) + 1).
    private final float[] body11DownSum; // [N, 64, 128]: body11Up · body11DownW + body11DownB. Takes over the memory of table.
    private final float[] body11DownMask; // [N, 64, 128]: dropout mask 0.1. Takes over the memory of body9Sum.
    private final float[] normCentred; // [N, 64, 128]: body11Sum - normMean.
    private final float[] normSqrt; // [N, 64]: √((normVariance + 1.0E-5)).
    private final float[] normScale; // [N, 64]: 1 / √((normVariance + 1.0E-5)).
    private final float[] normNormalised; // [N, 64, 128]: normCentred · normScale.
    private final float[] norm; // [N, 64, 128]: normNormalised · normW + normB.
    private final float[] headW; // [128, 65]: transpose(tableW).
    private final float[] head; // [N, 64, 65]: norm · headW.
    private final float[] lossExponentials; // [N, 64, 65]: exp((head - lossMaximum)). Takes over the memory of table.
    private final float[] lossSum; // [N, 64]: Σ lossExponentials. Takes over the memory of body10Sum.
    private final float[] lossSumOver; // [N, 64]: Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head).
    private final float[] loss; // []: Σ Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head) · 1/(64N).
    private final float[] dHead; // [N, 64, 65]: 1/(64N) · oneHot(labels) · -1 + dLossExponentials · lossExponentials.
    private final float[] dHeadTranspose; // [65, 128]: transpose(headW).
    private final float[] dNorm; // [N, 64, 128]: dHead · transpose(headW). Takes over the memory of table.
    private final float[] dNormMul; // [N, 64, 128]: dNorm · normNormalised. Takes over the memory of body10Sum.
    private final float[] dNormMul2; // [N, 64, 128]: dNormNormalised · normScale.
    private final float[] dNormMul3; // [N, 64, 128]: dNormNormalised · normCentred.
    private final float[] dHeadW; // [128, 65]: normᵀ · dHead. Takes over the memory of headW.
    private final float[] dHeadTranspose2; // [65, 128]: transpose(dHeadW). Takes over the memory of dHeadTranspose.
    private final float[] dNormB; // [128]: Σ dNorm.
    private final float[] dNormW; // [128]: Σ dNorm · normNormalised.
    private final float[] dBody11Sum; // [N, 64, 128]: dNormCentred + dNormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody11DownSum; // [N, 64, 128]: dBody11Sum · body11DownMask. Takes over the memory of body10Sum.
    private final float[] dBody11DownB; // [128]: Σ dBody11DownSum.
    private final float[] dBody11DownTranspose; // [128, 512]: transpose(body11DownW).
    private final float[] dBody11UpMul; // [N, 64, 512]: dBody11Up · body11UpSum · 0.5.
    private final float[] dBody11UpMul2; // [N, 64, 512]: dBody11Up · (erf(body11UpSum · 0.70710677) + 1) · 0.5.
    private final float[] dBody11DownW; // [512, 128]: body11Upᵀ · dBody11DownSum.
    private final float[] dBody11UpSum; // [N, 64, 512]: dBody11Up · (erf(body11UpSum · 0.70710677) + 1) · 0.5 + dBody11Up · body11UpSum · 0.5 · …. Takes over the memory of body11UpMul2.
    private final float[] dBody11UpB; // [512]: Σ dBody11UpSum.
    private final float[] dBody11UpTranspose; // [512, 128]: transpose(body11UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody11Norm; // [N, 64, 128]: dBody11UpSum · transpose(body11UpW). Takes over the memory of body9Sum.
    private final float[] dBody11NormMul; // [N, 64, 128]: dBody11Norm · body11NormNormalised. Takes over the memory of body10Sum.
    private final float[] dBody11NormMul2; // [N, 64, 128]: dBody11NormNormalised · body11NormScale. Takes over the memory of body11UpMul.
    private final float[] dBody11NormMul3; // [N, 64, 128]: dBody11NormNormalised · body11NormCentred. Takes over the memory of body11UpAdd.
    private final float[] dBody11UpW; // [128, 512]: body11Normᵀ · dBody11UpSum.
    private final float[] dBody11NormB; // [128]: Σ dBody11Norm.
    private final float[] dBody11NormW; // [128]: Σ dBody11Norm · body11NormNormalised.
    private final float[] dBody10Sum; // [N, 64, 128]: (dBody11Sum + dBody11NormCentred) + dBody11NormMean · 0.0078125. Takes over the memory of body9Sum.
    private final float[] dBody10DownSum; // [N, 64, 128]: dBody10Sum · body10DownMask. Takes over the memory of body10Sum.
    private final float[] dBody10DownB; // [128]: Σ dBody10DownSum.
    private final float[] dBody10DownTranspose; // [128, 512]: transpose(body10DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody10UpMul; // [N, 64, 512]: dBody10Up · body10UpSum · 0.5. Takes over the memory of body11UpMul.
    private final float[] dBody10UpMul2; // [N, 64, 512]: dBody10Up · (erf(body10UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body11UpMul2.
    private final float[] dBody10DownW; // [512, 128]: body10Upᵀ · dBody10DownSum.
    private final float[] dBody10UpSum; // [N, 64, 512]: dBody10Up · (erf(body10UpSum · 0.70710677) + 1) · 0.5 + dBody10Up · body10UpSum · 0.5 · …. Takes over the memory of body10UpMul2.
    private final float[] dBody10UpB; // [512]: Σ dBody10UpSum.
    private final float[] dBody10UpTranspose; // [512, 128]: transpose(body10UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody10Norm; // [N, 64, 128]: dBody10UpSum · transpose(body10UpW). Takes over the memory of table.
    private final float[] dBody10NormMul; // [N, 64, 128]: dBody10Norm · body10NormNormalised. Takes over the memory of body8Sum.
    private final float[] dBody10NormMul2; // [N, 64, 128]: dBody10NormNormalised · body10NormScale. Takes over the memory of body10UpMul.
    private final float[] dBody10NormMul3; // [N, 64, 128]: dBody10NormNormalised · body10NormCentred. Takes over the memory of body10UpAdd.
    private final float[] dBody10UpW; // [128, 512]: body10Normᵀ · dBody10UpSum.
    private final float[] dBody10NormB; // [128]: Σ dBody10Norm.
    private final float[] dBody10NormW; // [128]: Σ dBody10Norm · body10NormNormalised.
    private final float[] dBody9Sum; // [N, 64, 128]: (dBody10Sum + dBody10NormCentred) + dBody10NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody9DownSum; // [N, 64, 128]: dBody9Sum · body9DownMask. Takes over the memory of body8Sum.
    private final float[] dBody9DownB; // [128]: Σ dBody9DownSum.
    private final float[] dBody9DownTranspose; // [128, 512]: transpose(body9DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody9UpMul; // [N, 64, 512]: dBody9Up · body9UpSum · 0.5. Takes over the memory of body10UpMul.
    private final float[] dBody9UpMul2; // [N, 64, 512]: dBody9Up · (erf(body9UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body10UpMul2.
    private final float[] dBody9DownW; // [512, 128]: body9Upᵀ · dBody9DownSum.
    private final float[] dBody9UpSum; // [N, 64, 512]: dBody9Up · (erf(body9UpSum · 0.70710677) + 1) · 0.5 + dBody9Up · body9UpSum · 0.5 · exp(body9UpSum · …. Takes over the memory of body9UpMul2.
    private final float[] dBody9UpB; // [512]: Σ dBody9UpSum.
    private final float[] dBody9UpTranspose; // [512, 128]: transpose(body9UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody9Norm; // [N, 64, 128]: dBody9UpSum · transpose(body9UpW). Takes over the memory of body7Sum.
    private final float[] dBody9NormMul; // [N, 64, 128]: dBody9Norm · body9NormNormalised. Takes over the memory of body8Sum.
    private final float[] dBody9NormMul2; // [N, 64, 128]: dBody9NormNormalised · body9NormScale. Takes over the memory of body9UpMul.
    private final float[] dBody9NormMul3; // [N, 64, 128]: dBody9NormNormalised · body9NormCentred. Takes over the memory of body9UpAdd.
    private final float[] dBody9UpW; // [128, 512]: body9Normᵀ · dBody9UpSum.
    private final float[] dBody9NormB; // [128]: Σ dBody9Norm.
    private final float[] dBody9NormW; // [128]: Σ dBody9Norm · body9NormNormalised.
    private final float[] dBody8Sum; // [N, 64, 128]: (dBody9Sum + dBody9NormCentred) + dBody9NormMean · 0.0078125. Takes over the memory of body7Sum.
    private final float[] dBody8DownSum; // [N, 64, 128]: dBody8Sum · body8DownMask. Takes over the memory of body8Sum.
    private final float[] dBody8DownB; // [128]: Σ dBody8DownSum.
    private final float[] dBody8DownTranspose; // [128, 512]: transpose(body8DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody8UpMul; // [N, 64, 512]: dBody8Up · body8UpSum · 0.5. Takes over the memory of body9UpMul.
    private final float[] dBody8UpMul2; // [N, 64, 512]: dBody8Up · (erf(body8UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body9UpMul2.
    private final float[] dBody8DownW; // [512, 128]: body8Upᵀ · dBody8DownSum.
    private final float[] dBody8UpSum; // [N, 64, 512]: dBody8Up · (erf(body8UpSum · 0.70710677) + 1) · 0.5 + dBody8Up · body8UpSum · 0.5 · exp(body8UpSum · …. Takes over the memory of body8UpMul2.
    private final float[] dBody8UpB; // [512]: Σ dBody8UpSum.
    private final float[] dBody8UpTranspose; // [512, 128]: transpose(body8UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody8Norm; // [N, 64, 128]: dBody8UpSum · transpose(body8UpW). Takes over the memory of table.
    private final float[] dBody8NormMul; // [N, 64, 128]: dBody8Norm · body8NormNormalised. Takes over the memory of body6Sum.
    private final float[] dBody8NormMul2; // [N, 64, 128]: dBody8NormNormalised · body8NormScale. Takes over the memory of body8UpMul.
    private final float[] dBody8NormMul3; // [N, 64, 128]: dBody8NormNormalised · body8NormCentred. Takes over the memory of body8UpAdd.
    private final float[] dBody8UpW; // [128, 512]: body8Normᵀ · dBody8UpSum.
    private final float[] dBody8NormB; // [128]: Σ dBody8Norm.
    private final float[] dBody8NormW; // [128]: Σ dBody8Norm · body8NormNormalised.
    private final float[] dBody7Sum; // [N, 64, 128]: (dBody8Sum + dBody8NormCentred) + dBody8NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody7DownSum; // [N, 64, 128]: dBody7Sum · body7DownMask. Takes over the memory of body6Sum.
    private final float[] dBody7DownB; // [128]: Σ dBody7DownSum.
    private final float[] dBody7DownTranspose; // [128, 512]: transpose(body7DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody7UpMul; // [N, 64, 512]: dBody7Up · body7UpSum · 0.5. Takes over the memory of body8UpMul.
    private final float[] dBody7UpMul2; // [N, 64, 512]: dBody7Up · (erf(body7UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body8UpMul2.
    private final float[] dBody7DownW; // [512, 128]: body7Upᵀ · dBody7DownSum.
    private final float[] dBody7UpSum; // [N, 64, 512]: dBody7Up · (erf(body7UpSum · 0.70710677) + 1) · 0.5 + dBody7Up · body7UpSum · 0.5 · exp(body7UpSum · …. Takes over the memory of body7UpMul2.
    private final float[] dBody7UpB; // [512]: Σ dBody7UpSum.
    private final float[] dBody7UpTranspose; // [512, 128]: transpose(body7UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody7Norm; // [N, 64, 128]: dBody7UpSum · transpose(body7UpW). Takes over the memory of body5Sum.
    private final float[] dBody7NormMul; // [N, 64, 128]: dBody7Norm · body7NormNormalised. Takes over the memory of body6Sum.
    private final float[] dBody7NormMul2; // [N, 64, 128]: dBody7NormNormalised · body7NormScale. Takes over the memory of body7UpMul.
    private final float[] dBody7NormMul3; // [N, 64, 128]: dBody7NormNormalised · body7NormCentred. Takes over the memory of body7UpAdd.
    private final float[] dBody7UpW; // [128, 512]: body7Normᵀ · dBody7UpSum.
    private final float[] dBody7NormB; // [128]: Σ dBody7Norm.
    private final float[] dBody7NormW; // [128]: Σ dBody7Norm · body7NormNormalised.
    private final float[] dBody6Sum; // [N, 64, 128]: (dBody7Sum + dBody7NormCentred) + dBody7NormMean · 0.0078125. Takes over the memory of body5Sum.
    private final float[] dBody6DownSum; // [N, 64, 128]: dBody6Sum · body6DownMask. Takes over the memory of body6Sum.
    private final float[] dBody6DownB; // [128]: Σ dBody6DownSum.
    private final float[] dBody6DownTranspose; // [128, 512]: transpose(body6DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody6UpMul; // [N, 64, 512]: dBody6Up · body6UpSum · 0.5. Takes over the memory of body7UpMul.
    private final float[] dBody6UpMul2; // [N, 64, 512]: dBody6Up · (erf(body6UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body7UpMul2.
    private final float[] dBody6DownW; // [512, 128]: body6Upᵀ · dBody6DownSum.
    private final float[] dBody6UpSum; // [N, 64, 512]: dBody6Up · (erf(body6UpSum · 0.70710677) + 1) · 0.5 + dBody6Up · body6UpSum · 0.5 · exp(body6UpSum · …. Takes over the memory of body6UpMul2.
    private final float[] dBody6UpB; // [512]: Σ dBody6UpSum.
    private final float[] dBody6UpTranspose; // [512, 128]: transpose(body6UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody6Norm; // [N, 64, 128]: dBody6UpSum · transpose(body6UpW). Takes over the memory of table.
    private final float[] dBody6NormMul; // [N, 64, 128]: dBody6Norm · body6NormNormalised. Takes over the memory of body4Sum.
    private final float[] dBody6NormMul2; // [N, 64, 128]: dBody6NormNormalised · body6NormScale. Takes over the memory of body6UpMul.
    private final float[] dBody6NormMul3; // [N, 64, 128]: dBody6NormNormalised · body6NormCentred. Takes over the memory of body6UpAdd.
    private final float[] dBody6UpW; // [128, 512]: body6Normᵀ · dBody6UpSum.
    private final float[] dBody6NormB; // [128]: Σ dBody6Norm.
    private final float[] dBody6NormW; // [128]: Σ dBody6Norm · body6NormNormalised.
    private final float[] dBody5Sum; // [N, 64, 128]: (dBody6Sum + dBody6NormCentred) + dBody6NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody5DownSum; // [N, 64, 128]: dBody5Sum · body5DownMask. Takes over the memory of body4Sum.
    private final float[] dBody5DownB; // [128]: Σ dBody5DownSum.
    private final float[] dBody5DownTranspose; // [128, 512]: transpose(body5DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody5UpMul; // [N, 64, 512]: dBody5Up · body5UpSum · 0.5. Takes over the memory of body6UpMul.
    private final float[] dBody5UpMul2; // [N, 64, 512]: dBody5Up · (erf(body5UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body6UpMul2.
    private final float[] dBody5DownW; // [512, 128]: body5Upᵀ · dBody5DownSum.
    private final float[] dBody5UpSum; // [N, 64, 512]: dBody5Up · (erf(body5UpSum · 0.70710677) + 1) · 0.5 + dBody5Up · body5UpSum · 0.5 · exp(body5UpSum · …. Takes over the memory of body5UpMul2.
    private final float[] dBody5UpB; // [512]: Σ dBody5UpSum.
    private final float[] dBody5UpTranspose; // [512, 128]: transpose(body5UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody5Norm; // [N, 64, 128]: dBody5UpSum · transpose(body5UpW). Takes over the memory of body3Sum.
    private final float[] dBody5NormMul; // [N, 64, 128]: dBody5Norm · body5NormNormalised. Takes over the memory of body4Sum.
    private final float[] dBody5NormMul2; // [N, 64, 128]: dBody5NormNormalised · body5NormScale. Takes over the memory of body5UpMul.
    private final float[] dBody5NormMul3; // [N, 64, 128]: dBody5NormNormalised · body5NormCentred. Takes over the memory of body5UpAdd.
    private final float[] dBody5UpW; // [128, 512]: body5Normᵀ · dBody5UpSum.
    private final float[] dBody5NormB; // [128]: Σ dBody5Norm.
    private final float[] dBody5NormW; // [128]: Σ dBody5Norm · body5NormNormalised.
    private final float[] dBody4Sum; // [N, 64, 128]: (dBody5Sum + dBody5NormCentred) + dBody5NormMean · 0.0078125. Takes over the memory of body3Sum.
    private final float[] dBody4DownSum; // [N, 64, 128]: dBody4Sum · body4DownMask. Takes over the memory of body4Sum.
    private final float[] dBody4DownB; // [128]: Σ dBody4DownSum.
    private final float[] dBody4DownTranspose; // [128, 512]: transpose(body4DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody4UpMul; // [N, 64, 512]: dBody4Up · body4UpSum · 0.5. Takes over the memory of body5UpMul.
    private final float[] dBody4UpMul2; // [N, 64, 512]: dBody4Up · (erf(body4UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body5UpMul2.
    private final float[] dBody4DownW; // [512, 128]: body4Upᵀ · dBody4DownSum.
    private final float[] dBody4UpSum; // [N, 64, 512]: dBody4Up · (erf(body4UpSum · 0.70710677) + 1) · 0.5 + dBody4Up · body4UpSum · 0.5 · exp(body4UpSum · …. Takes over the memory of body4UpMul2.
    private final float[] dBody4UpB; // [512]: Σ dBody4UpSum.
    private final float[] dBody4UpTranspose; // [512, 128]: transpose(body4UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody4Norm; // [N, 64, 128]: dBody4UpSum · transpose(body4UpW). Takes over the memory of table.
    private final float[] dBody4NormMul; // [N, 64, 128]: dBody4Norm · body4NormNormalised. Takes over the memory of body2Sum.
    private final float[] dBody4NormMul2; // [N, 64, 128]: dBody4NormNormalised · body4NormScale. Takes over the memory of body4UpMul.
    private final float[] dBody4NormMul3; // [N, 64, 128]: dBody4NormNormalised · body4NormCentred. Takes over the memory of body4UpAdd.
    private final float[] dBody4UpW; // [128, 512]: body4Normᵀ · dBody4UpSum.
    private final float[] dBody4NormB; // [128]: Σ dBody4Norm.
    private final float[] dBody4NormW; // [128]: Σ dBody4Norm · body4NormNormalised.
    private final float[] dBody3Sum; // [N, 64, 128]: (dBody4Sum + dBody4NormCentred) + dBody4NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody3DownSum; // [N, 64, 128]: dBody3Sum · body3DownMask. Takes over the memory of body2Sum.
    private final float[] dBody3DownB; // [128]: Σ dBody3DownSum.
    private final float[] dBody3DownTranspose; // [128, 512]: transpose(body3DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody3UpMul; // [N, 64, 512]: dBody3Up · body3UpSum · 0.5. Takes over the memory of body4UpMul.
    private final float[] dBody3UpMul2; // [N, 64, 512]: dBody3Up · (erf(body3UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body4UpMul2.
    private final float[] dBody3DownW; // [512, 128]: body3Upᵀ · dBody3DownSum.
    private final float[] dBody3UpSum; // [N, 64, 512]: dBody3Up · (erf(body3UpSum · 0.70710677) + 1) · 0.5 + dBody3Up · body3UpSum · 0.5 · exp(body3UpSum · …. Takes over the memory of body3UpMul2.
    private final float[] dBody3UpB; // [512]: Σ dBody3UpSum.
    private final float[] dBody3UpTranspose; // [512, 128]: transpose(body3UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody3Norm; // [N, 64, 128]: dBody3UpSum · transpose(body3UpW). Takes over the memory of body1Sum.
    private final float[] dBody3NormMul; // [N, 64, 128]: dBody3Norm · body3NormNormalised. Takes over the memory of body2Sum.
    private final float[] dBody3NormMul2; // [N, 64, 128]: dBody3NormNormalised · body3NormScale. Takes over the memory of body3UpMul.
    private final float[] dBody3NormMul3; // [N, 64, 128]: dBody3NormNormalised · body3NormCentred. Takes over the memory of body3UpAdd.
    private final float[] dBody3UpW; // [128, 512]: body3Normᵀ · dBody3UpSum.
    private final float[] dBody3NormB; // [128]: Σ dBody3Norm.
    private final float[] dBody3NormW; // [128]: Σ dBody3Norm · body3NormNormalised.
    private final float[] dBody2Sum; // [N, 64, 128]: (dBody3Sum + dBody3NormCentred) + dBody3NormMean · 0.0078125. Takes over the memory of body1Sum.
    private final float[] dBody2DownSum; // [N, 64, 128]: dBody2Sum · body2DownMask. Takes over the memory of body2Sum.
    private final float[] dBody2DownB; // [128]: Σ dBody2DownSum.
    private final float[] dBody2DownTranspose; // [128, 512]: transpose(body2DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody2UpMul; // [N, 64, 512]: dBody2Up · body2UpSum · 0.5. Takes over the memory of body3UpMul.
    private final float[] dBody2UpMul2; // [N, 64, 512]: dBody2Up · (erf(body2UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body3UpMul2.
    private final float[] dBody2DownW; // [512, 128]: body2Upᵀ · dBody2DownSum.
    private final float[] dBody2UpSum; // [N, 64, 512]: dBody2Up · (erf(body2UpSum · 0.70710677) + 1) · 0.5 + dBody2Up · body2UpSum · 0.5 · exp(body2UpSum · …. Takes over the memory of body2UpMul2.
    private final float[] dBody2UpB; // [512]: Σ dBody2UpSum.
    private final float[] dBody2UpTranspose; // [512, 128]: transpose(body2UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody2Norm; // [N, 64, 128]: dBody2UpSum · transpose(body2UpW). Takes over the memory of table.
    private final float[] dBody2NormMul; // [N, 64, 128]: dBody2Norm · body2NormNormalised. Takes over the memory of body0Sum.
    private final float[] dBody2NormMul2; // [N, 64, 128]: dBody2NormNormalised · body2NormScale. Takes over the memory of body2UpMul.
    private final float[] dBody2NormMul3; // [N, 64, 128]: dBody2NormNormalised · body2NormCentred. Takes over the memory of body2UpAdd.
    private final float[] dBody2UpW; // [128, 512]: body2Normᵀ · dBody2UpSum.
    private final float[] dBody2NormB; // [128]: Σ dBody2Norm.
    private final float[] dBody2NormW; // [128]: Σ dBody2Norm · body2NormNormalised.
    private final float[] dBody1Sum; // [N, 64, 128]: (dBody2Sum + dBody2NormCentred) + dBody2NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dBody1DownSum; // [N, 64, 128]: dBody1Sum · body1DownMask. Takes over the memory of body0Sum.
    private final float[] dBody1DownB; // [128]: Σ dBody1DownSum.
    private final float[] dBody1DownTranspose; // [128, 512]: transpose(body1DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody1UpMul; // [N, 64, 512]: dBody1Up · body1UpSum · 0.5. Takes over the memory of body2UpMul.
    private final float[] dBody1UpMul2; // [N, 64, 512]: dBody1Up · (erf(body1UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body2UpMul2.
    private final float[] dBody1DownW; // [512, 128]: body1Upᵀ · dBody1DownSum.
    private final float[] dBody1UpSum; // [N, 64, 512]: dBody1Up · (erf(body1UpSum · 0.70710677) + 1) · 0.5 + dBody1Up · body1UpSum · 0.5 · exp(body1UpSum · …. Takes over the memory of body1UpMul2.
    private final float[] dBody1UpB; // [512]: Σ dBody1UpSum.
    private final float[] dBody1UpTranspose; // [512, 128]: transpose(body1UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody1Norm; // [N, 64, 128]: dBody1UpSum · transpose(body1UpW). Takes over the memory of body0DownSum.
    private final float[] dBody1NormMul; // [N, 64, 128]: dBody1Norm · body1NormNormalised. Takes over the memory of body0Sum.
    private final float[] dBody1NormMul2; // [N, 64, 128]: dBody1NormNormalised · body1NormScale. Takes over the memory of body1UpMul.
    private final float[] dBody1NormMul3; // [N, 64, 128]: dBody1NormNormalised · body1NormCentred. Takes over the memory of body1UpAdd.
    private final float[] dBody1UpW; // [128, 512]: body1Normᵀ · dBody1UpSum.
    private final float[] dBody1NormB; // [128]: Σ dBody1Norm.
    private final float[] dBody1NormW; // [128]: Σ dBody1Norm · body1NormNormalised.
    private final float[] dBody0Sum; // [N, 64, 128]: (dBody1Sum + dBody1NormCentred) + dBody1NormMean · 0.0078125. Takes over the memory of body0DownSum.
    private final float[] dBody0DownSum; // [N, 64, 128]: dBody0Sum · body0DownMask. Takes over the memory of body0Sum.
    private final float[] dBody0DownB; // [128]: Σ dBody0DownSum.
    private final float[] dBody0DownTranspose; // [128, 512]: transpose(body0DownW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody0UpMul; // [N, 64, 512]: dBody0Up · body0UpSum · 0.5. Takes over the memory of body1UpMul.
    private final float[] dBody0UpMul2; // [N, 64, 512]: dBody0Up · (erf(body0UpSum · 0.70710677) + 1) · 0.5. Takes over the memory of body1UpMul2.
    private final float[] dBody0DownW; // [512, 128]: body0Upᵀ · dBody0DownSum.
    private final float[] dBody0UpSum; // [N, 64, 512]: dBody0Up · (erf(body0UpSum · 0.70710677) + 1) · 0.5 + dBody0Up · body0UpSum · 0.5 · exp(body0UpSum · …. Takes over the memory of body0UpMul2.
    private final float[] dBody0UpB; // [512]: Σ dBody0UpSum.
    private final float[] dBody0UpTranspose; // [512, 128]: transpose(body0UpW). Takes over the memory of dBody11DownTranspose.
    private final float[] dBody0Norm; // [N, 64, 128]: dBody0UpSum · transpose(body0UpW). Takes over the memory of table.
    private final float[] dBody0NormMul; // [N, 64, 128]: dBody0Norm · body0NormNormalised. Takes over the memory of body0UpMul.
    private final float[] dBody0NormMul2; // [N, 64, 128]: dBody0NormNormalised · body0NormScale. Takes over the memory of body0UpAdd.
    private final float[] dBody0NormMul3; // [N, 64, 128]: dBody0NormNormalised · body0NormCentred. Takes over the memory of body0Up.
    private final float[] dBody0UpW; // [128, 512]: body0Normᵀ · dBody0UpSum.
    private final float[] dBody0NormB; // [128]: Σ dBody0Norm.
    private final float[] dBody0NormW; // [128]: Σ dBody0Norm · body0NormNormalised.
    private final float[] dTable; // [N, 64, 128]: (dBody0Sum + dBody0NormCentred) + dBody0NormMean · 0.0078125. Takes over the memory of table.
    private final float[] dTableScatterRows; // [65, 128]: scatter-rows(dTable, tokens). Takes over the memory of headW.
    private final float[] dTableW; // [65, 128]: transpose(dHeadW) + scatter-rows(dTable, tokens).
    private final float[] body11Sum; // [N, 64, 128]: body10Sum + body11Down.
    private final float[][] gradients;
    private final float[][] lanes0; // Scratch memory of each thread.
    private final float[][] sum; // Scratch memory of each thread.
    private final float[][] row0; // Scratch memory of each thread.
    private final float[][] row1; // Scratch memory of each thread.
    private final float[][] row2; // Scratch memory of each thread.
    private final float[][] row3; // Scratch memory of each thread.
    private final float[][] row4; // Scratch memory of each thread.
    private final float[][] row5; // Scratch memory of each thread.
    private final float[][] row6; // Scratch memory of each thread.
    private final float[][] row7; // Scratch memory of each thread.

    CompiledDeepPortable(CompiledDeep network, boolean training, int threads) {
        super(network, training, threads);
        tokens = new int[BATCH * 64];
        tableW = network.tableW;
        body0NormW = network.body0NormW;
        body0NormB = network.body0NormB;
        body0UpW = network.body0UpW;
        body0UpB = network.body0UpB;
        body0DownW = network.body0DownW;
        body0DownB = network.body0DownB;
        body1NormW = network.body1NormW;
        body1NormB = network.body1NormB;
        body1UpW = network.body1UpW;
        body1UpB = network.body1UpB;
        body1DownW = network.body1DownW;
        body1DownB = network.body1DownB;
        body2NormW = network.body2NormW;
        body2NormB = network.body2NormB;
        body2UpW = network.body2UpW;
        body2UpB = network.body2UpB;
        body2DownW = network.body2DownW;
        body2DownB = network.body2DownB;
        body3NormW = network.body3NormW;
        body3NormB = network.body3NormB;
        body3UpW = network.body3UpW;
        body3UpB = network.body3UpB;
        body3DownW = network.body3DownW;
        body3DownB = network.body3DownB;
        body4NormW = network.body4NormW;
        body4NormB = network.body4NormB;
        body4UpW = network.body4UpW;
        body4UpB = network.body4UpB;
        body4DownW = network.body4DownW;
        body4DownB = network.body4DownB;
        body5NormW = network.body5NormW;
        body5NormB = network.body5NormB;
        body5UpW = network.body5UpW;
        body5UpB = network.body5UpB;
        body5DownW = network.body5DownW;
        body5DownB = network.body5DownB;
        body6NormW = network.body6NormW;
        body6NormB = network.body6NormB;
        body6UpW = network.body6UpW;
        body6UpB = network.body6UpB;
        body6DownW = network.body6DownW;
        body6DownB = network.body6DownB;
        body7NormW = network.body7NormW;
        body7NormB = network.body7NormB;
        body7UpW = network.body7UpW;
        body7UpB = network.body7UpB;
        body7DownW = network.body7DownW;
        body7DownB = network.body7DownB;
        body8NormW = network.body8NormW;
        body8NormB = network.body8NormB;
        body8UpW = network.body8UpW;
        body8UpB = network.body8UpB;
        body8DownW = network.body8DownW;
        body8DownB = network.body8DownB;
        body9NormW = network.body9NormW;
        body9NormB = network.body9NormB;
        body9UpW = network.body9UpW;
        body9UpB = network.body9UpB;
        body9DownW = network.body9DownW;
        body9DownB = network.body9DownB;
        body10NormW = network.body10NormW;
        body10NormB = network.body10NormB;
        body10UpW = network.body10UpW;
        body10UpB = network.body10UpB;
        body10DownW = network.body10DownW;
        body10DownB = network.body10DownB;
        body11NormW = network.body11NormW;
        body11NormB = network.body11NormB;
        body11UpW = network.body11UpW;
        body11UpB = network.body11UpB;
        body11DownW = network.body11DownW;
        body11DownB = network.body11DownB;
        normW = network.normW;
        normB = network.normB;
        labels = new int[BATCH * 64];
        table = buffer(BATCH * 8192);
        body0NormCentred = buffer(training ? BATCH * 8192 : 0);
        body0NormSqrt = buffer(training ? BATCH * 64 : 0);
        body0NormScale = buffer(training ? BATCH * 64 : 0);
        body0NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body0Norm = buffer(BATCH * 8192);
        body0UpMul = buffer(BATCH * 32768);
        body0UpMul2 = buffer(BATCH * 32768);
        body0UpAdd = buffer(training ? BATCH * 32768 : 0);
        body0Up = buffer(BATCH * 32768);
        body0DownSum = buffer(training ? BATCH * 8192 : 0);
        body0DownMask = buffer(training ? BATCH * 8192 : 0);
        body0Sum = buffer(BATCH * 8192);
        body1NormCentred = buffer(training ? BATCH * 8192 : 0);
        body1NormSqrt = buffer(training ? BATCH * 64 : 0);
        body1NormScale = buffer(training ? BATCH * 64 : 0);
        body1NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body1Norm = buffer(BATCH * 8192);
        body1UpMul = buffer(BATCH * 32768);
        body1UpMul2 = buffer(BATCH * 32768);
        body1UpAdd = buffer(training ? BATCH * 32768 : 0);
        body1Up = buffer(BATCH * 32768);
        body1DownSum = table;
        body1DownMask = body0DownSum;
        body1Sum = buffer(BATCH * 8192);
        body2NormCentred = buffer(training ? BATCH * 8192 : 0);
        body2NormSqrt = buffer(training ? BATCH * 64 : 0);
        body2NormScale = buffer(training ? BATCH * 64 : 0);
        body2NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body2Norm = buffer(BATCH * 8192);
        body2UpMul = buffer(BATCH * 32768);
        body2UpMul2 = buffer(BATCH * 32768);
        body2UpAdd = buffer(training ? BATCH * 32768 : 0);
        body2Up = buffer(BATCH * 32768);
        body2DownSum = table;
        body2DownMask = body0Sum;
        body2Sum = buffer(BATCH * 8192);
        body3NormCentred = buffer(training ? BATCH * 8192 : 0);
        body3NormSqrt = buffer(training ? BATCH * 64 : 0);
        body3NormScale = buffer(training ? BATCH * 64 : 0);
        body3NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body3Norm = buffer(BATCH * 8192);
        body3UpMul = buffer(BATCH * 32768);
        body3UpMul2 = buffer(BATCH * 32768);
        body3UpAdd = buffer(training ? BATCH * 32768 : 0);
        body3Up = buffer(BATCH * 32768);
        body3DownSum = table;
        body3DownMask = body1Sum;
        body3Sum = buffer(BATCH * 8192);
        body4NormCentred = buffer(training ? BATCH * 8192 : 0);
        body4NormSqrt = buffer(training ? BATCH * 64 : 0);
        body4NormScale = buffer(training ? BATCH * 64 : 0);
        body4NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body4Norm = buffer(BATCH * 8192);
        body4UpMul = buffer(BATCH * 32768);
        body4UpMul2 = buffer(BATCH * 32768);
        body4UpAdd = buffer(training ? BATCH * 32768 : 0);
        body4Up = buffer(BATCH * 32768);
        body4DownSum = table;
        body4DownMask = body2Sum;
        body4Sum = buffer(BATCH * 8192);
        body5NormCentred = buffer(training ? BATCH * 8192 : 0);
        body5NormSqrt = buffer(training ? BATCH * 64 : 0);
        body5NormScale = buffer(training ? BATCH * 64 : 0);
        body5NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body5Norm = buffer(BATCH * 8192);
        body5UpMul = buffer(BATCH * 32768);
        body5UpMul2 = buffer(BATCH * 32768);
        body5UpAdd = buffer(training ? BATCH * 32768 : 0);
        body5Up = buffer(BATCH * 32768);
        body5DownSum = table;
        body5DownMask = body3Sum;
        body5Sum = buffer(BATCH * 8192);
        body6NormCentred = buffer(training ? BATCH * 8192 : 0);
        body6NormSqrt = buffer(training ? BATCH * 64 : 0);
        body6NormScale = buffer(training ? BATCH * 64 : 0);
        body6NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body6Norm = buffer(BATCH * 8192);
        body6UpMul = buffer(BATCH * 32768);
        body6UpMul2 = buffer(BATCH * 32768);
        body6UpAdd = buffer(training ? BATCH * 32768 : 0);
        body6Up = buffer(BATCH * 32768);
        body6DownSum = table;
        body6DownMask = body4Sum;
        body6Sum = buffer(BATCH * 8192);
        body7NormCentred = buffer(training ? BATCH * 8192 : 0);
        body7NormSqrt = buffer(training ? BATCH * 64 : 0);
        body7NormScale = buffer(training ? BATCH * 64 : 0);
        body7NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body7Norm = buffer(BATCH * 8192);
        body7UpMul = buffer(BATCH * 32768);
        body7UpMul2 = buffer(BATCH * 32768);
        body7UpAdd = buffer(training ? BATCH * 32768 : 0);
        body7Up = buffer(BATCH * 32768);
        body7DownSum = table;
        body7DownMask = body5Sum;
        body7Sum = buffer(BATCH * 8192);
        body8NormCentred = buffer(training ? BATCH * 8192 : 0);
        body8NormSqrt = buffer(training ? BATCH * 64 : 0);
        body8NormScale = buffer(training ? BATCH * 64 : 0);
        body8NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body8Norm = buffer(BATCH * 8192);
        body8UpMul = buffer(BATCH * 32768);
        body8UpMul2 = buffer(BATCH * 32768);
        body8UpAdd = buffer(training ? BATCH * 32768 : 0);
        body8Up = buffer(BATCH * 32768);
        body8DownSum = table;
        body8DownMask = body6Sum;
        body8Sum = buffer(BATCH * 8192);
        body9NormCentred = buffer(training ? BATCH * 8192 : 0);
        body9NormSqrt = buffer(training ? BATCH * 64 : 0);
        body9NormScale = buffer(training ? BATCH * 64 : 0);
        body9NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body9Norm = buffer(BATCH * 8192);
        body9UpMul = buffer(BATCH * 32768);
        body9UpMul2 = buffer(BATCH * 32768);
        body9UpAdd = buffer(training ? BATCH * 32768 : 0);
        body9Up = buffer(BATCH * 32768);
        body9DownSum = table;
        body9DownMask = body7Sum;
        body9Sum = buffer(BATCH * 8192);
        body10NormCentred = buffer(training ? BATCH * 8192 : 0);
        body10NormSqrt = buffer(training ? BATCH * 64 : 0);
        body10NormScale = buffer(training ? BATCH * 64 : 0);
        body10NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body10Norm = buffer(BATCH * 8192);
        body10UpMul = buffer(BATCH * 32768);
        body10UpMul2 = buffer(BATCH * 32768);
        body10UpAdd = buffer(training ? BATCH * 32768 : 0);
        body10Up = buffer(BATCH * 32768);
        body10DownSum = table;
        body10DownMask = body8Sum;
        body10Sum = buffer(BATCH * 8192);
        body11NormCentred = buffer(training ? BATCH * 8192 : 0);
        body11NormSqrt = buffer(training ? BATCH * 64 : 0);
        body11NormScale = buffer(training ? BATCH * 64 : 0);
        body11NormNormalised = buffer(training ? BATCH * 8192 : 0);
        body11Norm = buffer(BATCH * 8192);
        body11UpMul = buffer(BATCH * 32768);
        body11UpMul2 = buffer(BATCH * 32768);
        body11UpAdd = buffer(training ? BATCH * 32768 : 0);
        body11Up = buffer(BATCH * 32768);
        body11DownSum = table;
        body11DownMask = body9Sum;
        normCentred = buffer(training ? BATCH * 8192 : 0);
        normSqrt = buffer(training ? BATCH * 64 : 0);
        normScale = buffer(training ? BATCH * 64 : 0);
        normNormalised = buffer(training ? BATCH * 8192 : 0);
        norm = buffer(BATCH * 8192);
        headW = buffer(8320);
        head = buffer(BATCH * 4160);
        lossExponentials = table;
        lossSum = body10Sum;
        lossSumOver = buffer(BATCH * 64);
        loss = buffer(1);
        dHead = buffer(training ? BATCH * 4160 : 0);
        dHeadTranspose = buffer(training ? 8320 : 0);
        dNorm = table;
        dNormMul = body10Sum;
        dNormMul2 = buffer(training ? BATCH * 8192 : 0);
        dNormMul3 = buffer(training ? BATCH * 8192 : 0);
        dHeadW = headW;
        dHeadTranspose2 = dHeadTranspose;
        dNormB = buffer(training ? 128 : 0);
        dNormW = buffer(training ? 128 : 0);
        dBody11Sum = table;
        dBody11DownSum = body10Sum;
        dBody11DownB = buffer(training ? 128 : 0);
        dBody11DownTranspose = buffer(training ? 65536 : 0);
        dBody11UpMul = buffer(training ? BATCH * 32768 : 0);
        dBody11UpMul2 = buffer(training ? BATCH * 32768 : 0);
        dBody11DownW = buffer(training ? 65536 : 0);
        dBody11UpSum = body11UpMul2;
        dBody11UpB = buffer(training ? 512 : 0);
        dBody11UpTranspose = dBody11DownTranspose;
        dBody11Norm = body9Sum;
        dBody11NormMul = body10Sum;
        dBody11NormMul2 = body11UpMul;
        dBody11NormMul3 = body11UpAdd;
        dBody11UpW = buffer(training ? 65536 : 0);
        dBody11NormB = buffer(training ? 128 : 0);
        dBody11NormW = buffer(training ? 128 : 0);
        dBody10Sum = body9Sum;
        dBody10DownSum = body10Sum;
        dBody10DownB = buffer(training ? 128 : 0);
        dBody10DownTranspose = dBody11DownTranspose;
        dBody10UpMul = body11UpMul;
        dBody10UpMul2 = body11UpMul2;
        dBody10DownW = buffer(training ? 65536 : 0);
        dBody10UpSum = body10UpMul2;
        dBody10UpB = buffer(training ? 512 : 0);
        dBody10UpTranspose = dBody11DownTranspose;
        dBody10Norm = table;
        dBody10NormMul = body8Sum;
        dBody10NormMul2 = body10UpMul;
        dBody10NormMul3 = body10UpAdd;
        dBody10UpW = buffer(training ? 65536 : 0);
        dBody10NormB = buffer(training ? 128 : 0);
        dBody10NormW = buffer(training ? 128 : 0);
        dBody9Sum = table;
        dBody9DownSum = body8Sum;
        dBody9DownB = buffer(training ? 128 : 0);
        dBody9DownTranspose = dBody11DownTranspose;
        dBody9UpMul = body10UpMul;
        dBody9UpMul2 = body10UpMul2;
        dBody9DownW = buffer(training ? 65536 : 0);
        dBody9UpSum = body9UpMul2;
        dBody9UpB = buffer(training ? 512 : 0);
        dBody9UpTranspose = dBody11DownTranspose;
        dBody9Norm = body7Sum;
        dBody9NormMul = body8Sum;
        dBody9NormMul2 = body9UpMul;
        dBody9NormMul3 = body9UpAdd;
        dBody9UpW = buffer(training ? 65536 : 0);
        dBody9NormB = buffer(training ? 128 : 0);
        dBody9NormW = buffer(training ? 128 : 0);
        dBody8Sum = body7Sum;
        dBody8DownSum = body8Sum;
        dBody8DownB = buffer(training ? 128 : 0);
        dBody8DownTranspose = dBody11DownTranspose;
        dBody8UpMul = body9UpMul;
        dBody8UpMul2 = body9UpMul2;
        dBody8DownW = buffer(training ? 65536 : 0);
        dBody8UpSum = body8UpMul2;
        dBody8UpB = buffer(training ? 512 : 0);
        dBody8UpTranspose = dBody11DownTranspose;
        dBody8Norm = table;
        dBody8NormMul = body6Sum;
        dBody8NormMul2 = body8UpMul;
        dBody8NormMul3 = body8UpAdd;
        dBody8UpW = buffer(training ? 65536 : 0);
        dBody8NormB = buffer(training ? 128 : 0);
        dBody8NormW = buffer(training ? 128 : 0);
        dBody7Sum = table;
        dBody7DownSum = body6Sum;
        dBody7DownB = buffer(training ? 128 : 0);
        dBody7DownTranspose = dBody11DownTranspose;
        dBody7UpMul = body8UpMul;
        dBody7UpMul2 = body8UpMul2;
        dBody7DownW = buffer(training ? 65536 : 0);
        dBody7UpSum = body7UpMul2;
        dBody7UpB = buffer(training ? 512 : 0);
        dBody7UpTranspose = dBody11DownTranspose;
        dBody7Norm = body5Sum;
        dBody7NormMul = body6Sum;
        dBody7NormMul2 = body7UpMul;
        dBody7NormMul3 = body7UpAdd;
        dBody7UpW = buffer(training ? 65536 : 0);
        dBody7NormB = buffer(training ? 128 : 0);
        dBody7NormW = buffer(training ? 128 : 0);
        dBody6Sum = body5Sum;
        dBody6DownSum = body6Sum;
        dBody6DownB = buffer(training ? 128 : 0);
        dBody6DownTranspose = dBody11DownTranspose;
        dBody6UpMul = body7UpMul;
        dBody6UpMul2 = body7UpMul2;
        dBody6DownW = buffer(training ? 65536 : 0);
        dBody6UpSum = body6UpMul2;
        dBody6UpB = buffer(training ? 512 : 0);
        dBody6UpTranspose = dBody11DownTranspose;
        dBody6Norm = table;
        dBody6NormMul = body4Sum;
        dBody6NormMul2 = body6UpMul;
        dBody6NormMul3 = body6UpAdd;
        dBody6UpW = buffer(training ? 65536 : 0);
        dBody6NormB = buffer(training ? 128 : 0);
        dBody6NormW = buffer(training ? 128 : 0);
        dBody5Sum = table;
        dBody5DownSum = body4Sum;
        dBody5DownB = buffer(training ? 128 : 0);
        dBody5DownTranspose = dBody11DownTranspose;
        dBody5UpMul = body6UpMul;
        dBody5UpMul2 = body6UpMul2;
        dBody5DownW = buffer(training ? 65536 : 0);
        dBody5UpSum = body5UpMul2;
        dBody5UpB = buffer(training ? 512 : 0);
        dBody5UpTranspose = dBody11DownTranspose;
        dBody5Norm = body3Sum;
        dBody5NormMul = body4Sum;
        dBody5NormMul2 = body5UpMul;
        dBody5NormMul3 = body5UpAdd;
        dBody5UpW = buffer(training ? 65536 : 0);
        dBody5NormB = buffer(training ? 128 : 0);
        dBody5NormW = buffer(training ? 128 : 0);
        dBody4Sum = body3Sum;
        dBody4DownSum = body4Sum;
        dBody4DownB = buffer(training ? 128 : 0);
        dBody4DownTranspose = dBody11DownTranspose;
        dBody4UpMul = body5UpMul;
        dBody4UpMul2 = body5UpMul2;
        dBody4DownW = buffer(training ? 65536 : 0);
        dBody4UpSum = body4UpMul2;
        dBody4UpB = buffer(training ? 512 : 0);
        dBody4UpTranspose = dBody11DownTranspose;
        dBody4Norm = table;
        dBody4NormMul = body2Sum;
        dBody4NormMul2 = body4UpMul;
        dBody4NormMul3 = body4UpAdd;
        dBody4UpW = buffer(training ? 65536 : 0);
        dBody4NormB = buffer(training ? 128 : 0);
        dBody4NormW = buffer(training ? 128 : 0);
        dBody3Sum = table;
        dBody3DownSum = body2Sum;
        dBody3DownB = buffer(training ? 128 : 0);
        dBody3DownTranspose = dBody11DownTranspose;
        dBody3UpMul = body4UpMul;
        dBody3UpMul2 = body4UpMul2;
        dBody3DownW = buffer(training ? 65536 : 0);
        dBody3UpSum = body3UpMul2;
        dBody3UpB = buffer(training ? 512 : 0);
        dBody3UpTranspose = dBody11DownTranspose;
        dBody3Norm = body1Sum;
        dBody3NormMul = body2Sum;
        dBody3NormMul2 = body3UpMul;
        dBody3NormMul3 = body3UpAdd;
        dBody3UpW = buffer(training ? 65536 : 0);
        dBody3NormB = buffer(training ? 128 : 0);
        dBody3NormW = buffer(training ? 128 : 0);
        dBody2Sum = body1Sum;
        dBody2DownSum = body2Sum;
        dBody2DownB = buffer(training ? 128 : 0);
        dBody2DownTranspose = dBody11DownTranspose;
        dBody2UpMul = body3UpMul;
        dBody2UpMul2 = body3UpMul2;
        dBody2DownW = buffer(training ? 65536 : 0);
        dBody2UpSum = body2UpMul2;
        dBody2UpB = buffer(training ? 512 : 0);
        dBody2UpTranspose = dBody11DownTranspose;
        dBody2Norm = table;
        dBody2NormMul = body0Sum;
        dBody2NormMul2 = body2UpMul;
        dBody2NormMul3 = body2UpAdd;
        dBody2UpW = buffer(training ? 65536 : 0);
        dBody2NormB = buffer(training ? 128 : 0);
        dBody2NormW = buffer(training ? 128 : 0);
        dBody1Sum = table;
        dBody1DownSum = body0Sum;
        dBody1DownB = buffer(training ? 128 : 0);
        dBody1DownTranspose = dBody11DownTranspose;
        dBody1UpMul = body2UpMul;
        dBody1UpMul2 = body2UpMul2;
        dBody1DownW = buffer(training ? 65536 : 0);
        dBody1UpSum = body1UpMul2;
        dBody1UpB = buffer(training ? 512 : 0);
        dBody1UpTranspose = dBody11DownTranspose;
        dBody1Norm = body0DownSum;
        dBody1NormMul = body0Sum;
        dBody1NormMul2 = body1UpMul;
        dBody1NormMul3 = body1UpAdd;
        dBody1UpW = buffer(training ? 65536 : 0);
        dBody1NormB = buffer(training ? 128 : 0);
        dBody1NormW = buffer(training ? 128 : 0);
        dBody0Sum = body0DownSum;
        dBody0DownSum = body0Sum;
        dBody0DownB = buffer(training ? 128 : 0);
        dBody0DownTranspose = dBody11DownTranspose;
        dBody0UpMul = body1UpMul;
        dBody0UpMul2 = body1UpMul2;
        dBody0DownW = buffer(training ? 65536 : 0);
        dBody0UpSum = body0UpMul2;
        dBody0UpB = buffer(training ? 512 : 0);
        dBody0UpTranspose = dBody11DownTranspose;
        dBody0Norm = table;
        dBody0NormMul = body0UpMul;
        dBody0NormMul2 = body0UpAdd;
        dBody0NormMul3 = body0Up;
        dBody0UpW = buffer(training ? 65536 : 0);
        dBody0NormB = buffer(training ? 128 : 0);
        dBody0NormW = buffer(training ? 128 : 0);
        dTable = table;
        dTableScatterRows = headW;
        dTableW = buffer(training ? 8320 : 0);
        body11Sum = buffer(BATCH * 8192);
        gradients = new float[][] {dTableW, dBody0NormW, dBody0NormB, dBody0UpW, dBody0UpB, dBody0DownW, dBody0DownB, dBody1NormW, dBody1NormB, dBody1UpW, dBody1UpB, dBody1DownW, dBody1DownB, dBody2NormW, dBody2NormB, dBody2UpW, dBody2UpB, dBody2DownW, dBody2DownB, dBody3NormW, dBody3NormB, dBody3UpW, dBody3UpB, dBody3DownW, dBody3DownB, dBody4NormW, dBody4NormB, dBody4UpW, dBody4UpB, dBody4DownW, dBody4DownB, dBody5NormW, dBody5NormB, dBody5UpW, dBody5UpB, dBody5DownW, dBody5DownB, dBody6NormW, dBody6NormB, dBody6UpW, dBody6UpB, dBody6DownW, dBody6DownB, dBody7NormW, dBody7NormB, dBody7UpW, dBody7UpB, dBody7DownW, dBody7DownB, dBody8NormW, dBody8NormB, dBody8UpW, dBody8UpB, dBody8DownW, dBody8DownB, dBody9NormW, dBody9NormB, dBody9UpW, dBody9UpB, dBody9DownW, dBody9DownB, dBody10NormW, dBody10NormB, dBody10UpW, dBody10UpB, dBody10DownW, dBody10DownB, dBody11NormW, dBody11NormB, dBody11UpW, dBody11UpB, dBody11DownW, dBody11DownB, dNormW, dNormB};
        lanes0 = new float[threads][];
        sum = new float[threads][];
        row0 = new float[threads][];
        row1 = new float[threads][];
        row2 = new float[threads][];
        row3 = new float[threads][];
        row4 = new float[threads][];
        row5 = new float[threads][];
        row6 = new float[threads][];
        row7 = new float[threads][];
        for (int worker = 0; worker < threads; worker++) {
            lanes0[worker] = buffer(16);
            sum[worker] = buffer(512);
            row0[worker] = buffer(512);
            row1[worker] = buffer(512);
            row2[worker] = buffer(512);
            row3[worker] = buffer(512);
            row4[worker] = buffer(512);
            row5[worker] = buffer(512);
            row6[worker] = buffer(512);
            row7[worker] = buffer(512);
        }
    }

    @Override
    public void forward(int rows) {
        requireTraining();
        checkRows(rows, BATCH);
        checkIndices(0, tokens, rows);
        table(rows); // gather-rows(tableW, tokens)
        body0Norm(rows); // body0NormNormalised · body0NormW + body0NormB
        split(KERNEL_BODY0_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body0UpSum · 0.70710677
        split(KERNEL_BODY0_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body0UpSum · 0.5 · (erf(body0UpSum · 0.70710677) + 1)
        split(KERNEL_BODY0_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body0Up · body0DownW + body0DownB
        body0DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY1_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body1NormNormalised · body1NormW + body1NormB
        split(KERNEL_BODY1_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body1UpSum · 0.70710677
        split(KERNEL_BODY1_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body1UpSum · 0.5 · (erf(body1UpSum · 0.70710677) + 1)
        split(KERNEL_BODY1_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body1Up · body1DownW + body1DownB
        body1DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY2_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body2NormNormalised · body2NormW + body2NormB
        split(KERNEL_BODY2_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body2UpSum · 0.70710677
        split(KERNEL_BODY2_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body2UpSum · 0.5 · (erf(body2UpSum · 0.70710677) + 1)
        split(KERNEL_BODY2_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body2Up · body2DownW + body2DownB
        body2DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY3_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body3NormNormalised · body3NormW + body3NormB
        split(KERNEL_BODY3_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body3UpSum · 0.70710677
        split(KERNEL_BODY3_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body3UpSum · 0.5 · (erf(body3UpSum · 0.70710677) + 1)
        split(KERNEL_BODY3_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body3Up · body3DownW + body3DownB
        body3DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY4_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body4NormNormalised · body4NormW + body4NormB
        split(KERNEL_BODY4_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body4UpSum · 0.70710677
        split(KERNEL_BODY4_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body4UpSum · 0.5 · (erf(body4UpSum · 0.70710677) + 1)
        split(KERNEL_BODY4_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body4Up · body4DownW + body4DownB
        body4DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY5_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body5NormNormalised · body5NormW + body5NormB
        split(KERNEL_BODY5_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body5UpSum · 0.70710677
        split(KERNEL_BODY5_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body5UpSum · 0.5 · (erf(body5UpSum · 0.70710677) + 1)
        split(KERNEL_BODY5_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body5Up · body5DownW + body5DownB
        body5DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY6_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body6NormNormalised · body6NormW + body6NormB
        split(KERNEL_BODY6_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body6UpSum · 0.70710677
        split(KERNEL_BODY6_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body6UpSum · 0.5 · (erf(body6UpSum · 0.70710677) + 1)
        split(KERNEL_BODY6_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body6Up · body6DownW + body6DownB
        body6DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY7_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body7NormNormalised · body7NormW + body7NormB
        split(KERNEL_BODY7_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body7UpSum · 0.70710677
        split(KERNEL_BODY7_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body7UpSum · 0.5 · (erf(body7UpSum · 0.70710677) + 1)
        split(KERNEL_BODY7_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body7Up · body7DownW + body7DownB
        body7DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY8_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body8NormNormalised · body8NormW + body8NormB
        split(KERNEL_BODY8_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body8UpSum · 0.70710677
        split(KERNEL_BODY8_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body8UpSum · 0.5 · (erf(body8UpSum · 0.70710677) + 1)
        split(KERNEL_BODY8_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body8Up · body8DownW + body8DownB
        body8DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY9_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body9NormNormalised · body9NormW + body9NormB
        split(KERNEL_BODY9_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body9UpSum · 0.70710677
        split(KERNEL_BODY9_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body9UpSum · 0.5 · (erf(body9UpSum · 0.70710677) + 1)
        split(KERNEL_BODY9_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body9Up · body9DownW + body9DownB
        body9DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY10_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body10NormNormalised · body10NormW + body10NormB
        split(KERNEL_BODY10_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body10UpSum · 0.70710677
        split(KERNEL_BODY10_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body10UpSum · 0.5 · (erf(body10UpSum · 0.70710677) + 1)
        split(KERNEL_BODY10_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body10Up · body10DownW + body10DownB
        body10DownMask(rows); // dropout mask 0.1
        split(KERNEL_BODY11_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // body11NormNormalised · body11NormW + body11NormB
        split(KERNEL_BODY11_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body11UpSum · 0.70710677
        split(KERNEL_BODY11_UP, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body11UpSum · 0.5 · (erf(body11UpSum · 0.70710677) + 1)
        split(KERNEL_BODY11_DOWN_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body11Up · body11DownW + body11DownB
        body11DownMask(rows); // dropout mask 0.1
        split(KERNEL_NORM, rows, rows * MLP_BLOCK_DOWN_STEPS); // normNormalised · normW + normB
        headW(rows); // transpose(tableW)
        split(KERNEL_HEAD, rows, (rows * NORM_STEPS + 3) / 4); // norm · headW
        split(KERNEL_LOSS_SUM, rows, rows * HEAD_STEPS); // Σ lossExponentials
        computeLoss(rows); // Σ Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head) · 1/(64N)
    }

    @Override
    public void backward(int rows) {
        requireTraining();
        checkRows(rows, BATCH);
        checkIndices(0, tokens, rows);
        dHead(rows); // 1/(64N) · oneHot(labels) · -1 + dLossExponentials · lossExponentials
        dHeadTranspose(rows); // transpose(headW)
        split(KERNEL_D_NORM, rows, (rows * HEAD_STEPS + 3) / 4); // dHead · transpose(headW)
        split(KERNEL_D_HEAD_W, rows, (NORM_FEATURES + 3) / 4); // normᵀ · dHead
        dHeadTranspose2(rows); // transpose(dHeadW)
        dNormB(rows); // Σ dNorm
        dNormW(rows); // Σ dNorm · normNormalised
        split(KERNEL_D_BODY11_DOWN_SUM, rows, rows * NORM_STEPS); // dBody11Sum · body11DownMask
        mlpBlockDDownB(dBody11DownSum, dBody11DownB, rows); // Σ dBody11DownSum
        mlpBlockDDownTranspose(dBody11DownTranspose, body11DownW, rows); // transpose(body11DownW)
        split(KERNEL_D_BODY11_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody11Up · body11UpSum · 0.5
        split(KERNEL_D_BODY11_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body11Upᵀ · dBody11DownSum
        split(KERNEL_D_BODY11_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody11UpSum
        mlpBlockDUpTranspose(dBody11UpTranspose, body11UpW, rows); // transpose(body11UpW)
        split(KERNEL_D_BODY11_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody11UpSum · transpose(body11UpW)
        split(KERNEL_D_BODY11_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body11Normᵀ · dBody11UpSum
        mlpBlockDNormB(dBody11Norm, dBody11NormB, rows); // Σ dBody11Norm
        mlpBlockDNormB(dBody11NormMul, dBody11NormW, rows); // Σ dBody11Norm · body11NormNormalised
        split(KERNEL_D_BODY10_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody10Sum · body10DownMask
        mlpBlockDDownB(dBody10DownSum, dBody10DownB, rows); // Σ dBody10DownSum
        mlpBlockDDownTranspose(dBody10DownTranspose, body10DownW, rows); // transpose(body10DownW)
        split(KERNEL_D_BODY10_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody10Up · body10UpSum · 0.5
        split(KERNEL_D_BODY10_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body10Upᵀ · dBody10DownSum
        split(KERNEL_D_BODY10_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody10UpSum
        mlpBlockDUpTranspose(dBody10UpTranspose, body10UpW, rows); // transpose(body10UpW)
        split(KERNEL_D_BODY10_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody10UpSum · transpose(body10UpW)
        split(KERNEL_D_BODY10_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body10Normᵀ · dBody10UpSum
        mlpBlockDNormB(dBody10Norm, dBody10NormB, rows); // Σ dBody10Norm
        mlpBlockDNormB(dBody10NormMul, dBody10NormW, rows); // Σ dBody10Norm · body10NormNormalised
        split(KERNEL_D_BODY9_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody9Sum · body9DownMask
        mlpBlockDDownB(dBody9DownSum, dBody9DownB, rows); // Σ dBody9DownSum
        mlpBlockDDownTranspose(dBody9DownTranspose, body9DownW, rows); // transpose(body9DownW)
        split(KERNEL_D_BODY9_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody9Up · body9UpSum · 0.5
        split(KERNEL_D_BODY9_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body9Upᵀ · dBody9DownSum
        split(KERNEL_D_BODY9_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody9UpSum
        mlpBlockDUpTranspose(dBody9UpTranspose, body9UpW, rows); // transpose(body9UpW)
        split(KERNEL_D_BODY9_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody9UpSum · transpose(body9UpW)
        split(KERNEL_D_BODY9_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body9Normᵀ · dBody9UpSum
        mlpBlockDNormB(dBody9Norm, dBody9NormB, rows); // Σ dBody9Norm
        mlpBlockDNormB(dBody9NormMul, dBody9NormW, rows); // Σ dBody9Norm · body9NormNormalised
        split(KERNEL_D_BODY8_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody8Sum · body8DownMask
        mlpBlockDDownB(dBody8DownSum, dBody8DownB, rows); // Σ dBody8DownSum
        mlpBlockDDownTranspose(dBody8DownTranspose, body8DownW, rows); // transpose(body8DownW)
        split(KERNEL_D_BODY8_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody8Up · body8UpSum · 0.5
        split(KERNEL_D_BODY8_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body8Upᵀ · dBody8DownSum
        split(KERNEL_D_BODY8_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody8UpSum
        mlpBlockDUpTranspose(dBody8UpTranspose, body8UpW, rows); // transpose(body8UpW)
        split(KERNEL_D_BODY8_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody8UpSum · transpose(body8UpW)
        split(KERNEL_D_BODY8_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body8Normᵀ · dBody8UpSum
        mlpBlockDNormB(dBody8Norm, dBody8NormB, rows); // Σ dBody8Norm
        mlpBlockDNormB(dBody8NormMul, dBody8NormW, rows); // Σ dBody8Norm · body8NormNormalised
        split(KERNEL_D_BODY7_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody7Sum · body7DownMask
        mlpBlockDDownB(dBody7DownSum, dBody7DownB, rows); // Σ dBody7DownSum
        mlpBlockDDownTranspose(dBody7DownTranspose, body7DownW, rows); // transpose(body7DownW)
        split(KERNEL_D_BODY7_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody7Up · body7UpSum · 0.5
        split(KERNEL_D_BODY7_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body7Upᵀ · dBody7DownSum
        split(KERNEL_D_BODY7_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody7UpSum
        mlpBlockDUpTranspose(dBody7UpTranspose, body7UpW, rows); // transpose(body7UpW)
        split(KERNEL_D_BODY7_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody7UpSum · transpose(body7UpW)
        split(KERNEL_D_BODY7_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body7Normᵀ · dBody7UpSum
        mlpBlockDNormB(dBody7Norm, dBody7NormB, rows); // Σ dBody7Norm
        mlpBlockDNormB(dBody7NormMul, dBody7NormW, rows); // Σ dBody7Norm · body7NormNormalised
        split(KERNEL_D_BODY6_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody6Sum · body6DownMask
        mlpBlockDDownB(dBody6DownSum, dBody6DownB, rows); // Σ dBody6DownSum
        mlpBlockDDownTranspose(dBody6DownTranspose, body6DownW, rows); // transpose(body6DownW)
        split(KERNEL_D_BODY6_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody6Up · body6UpSum · 0.5
        split(KERNEL_D_BODY6_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body6Upᵀ · dBody6DownSum
        split(KERNEL_D_BODY6_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody6UpSum
        mlpBlockDUpTranspose(dBody6UpTranspose, body6UpW, rows); // transpose(body6UpW)
        split(KERNEL_D_BODY6_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody6UpSum · transpose(body6UpW)
        split(KERNEL_D_BODY6_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body6Normᵀ · dBody6UpSum
        mlpBlockDNormB(dBody6Norm, dBody6NormB, rows); // Σ dBody6Norm
        mlpBlockDNormB(dBody6NormMul, dBody6NormW, rows); // Σ dBody6Norm · body6NormNormalised
        split(KERNEL_D_BODY5_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody5Sum · body5DownMask
        mlpBlockDDownB(dBody5DownSum, dBody5DownB, rows); // Σ dBody5DownSum
        mlpBlockDDownTranspose(dBody5DownTranspose, body5DownW, rows); // transpose(body5DownW)
        split(KERNEL_D_BODY5_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody5Up · body5UpSum · 0.5
        split(KERNEL_D_BODY5_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body5Upᵀ · dBody5DownSum
        split(KERNEL_D_BODY5_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody5UpSum
        mlpBlockDUpTranspose(dBody5UpTranspose, body5UpW, rows); // transpose(body5UpW)
        split(KERNEL_D_BODY5_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody5UpSum · transpose(body5UpW)
        split(KERNEL_D_BODY5_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body5Normᵀ · dBody5UpSum
        mlpBlockDNormB(dBody5Norm, dBody5NormB, rows); // Σ dBody5Norm
        mlpBlockDNormB(dBody5NormMul, dBody5NormW, rows); // Σ dBody5Norm · body5NormNormalised
        split(KERNEL_D_BODY4_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody4Sum · body4DownMask
        mlpBlockDDownB(dBody4DownSum, dBody4DownB, rows); // Σ dBody4DownSum
        mlpBlockDDownTranspose(dBody4DownTranspose, body4DownW, rows); // transpose(body4DownW)
        split(KERNEL_D_BODY4_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody4Up · body4UpSum · 0.5
        split(KERNEL_D_BODY4_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body4Upᵀ · dBody4DownSum
        split(KERNEL_D_BODY4_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody4UpSum
        mlpBlockDUpTranspose(dBody4UpTranspose, body4UpW, rows); // transpose(body4UpW)
        split(KERNEL_D_BODY4_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody4UpSum · transpose(body4UpW)
        split(KERNEL_D_BODY4_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body4Normᵀ · dBody4UpSum
        mlpBlockDNormB(dBody4Norm, dBody4NormB, rows); // Σ dBody4Norm
        mlpBlockDNormB(dBody4NormMul, dBody4NormW, rows); // Σ dBody4Norm · body4NormNormalised
        split(KERNEL_D_BODY3_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody3Sum · body3DownMask
        mlpBlockDDownB(dBody3DownSum, dBody3DownB, rows); // Σ dBody3DownSum
        mlpBlockDDownTranspose(dBody3DownTranspose, body3DownW, rows); // transpose(body3DownW)
        split(KERNEL_D_BODY3_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody3Up · body3UpSum · 0.5
        split(KERNEL_D_BODY3_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body3Upᵀ · dBody3DownSum
        split(KERNEL_D_BODY3_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody3UpSum
        mlpBlockDUpTranspose(dBody3UpTranspose, body3UpW, rows); // transpose(body3UpW)
        split(KERNEL_D_BODY3_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody3UpSum · transpose(body3UpW)
        split(KERNEL_D_BODY3_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body3Normᵀ · dBody3UpSum
        mlpBlockDNormB(dBody3Norm, dBody3NormB, rows); // Σ dBody3Norm
        mlpBlockDNormB(dBody3NormMul, dBody3NormW, rows); // Σ dBody3Norm · body3NormNormalised
        split(KERNEL_D_BODY2_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody2Sum · body2DownMask
        mlpBlockDDownB(dBody2DownSum, dBody2DownB, rows); // Σ dBody2DownSum
        mlpBlockDDownTranspose(dBody2DownTranspose, body2DownW, rows); // transpose(body2DownW)
        split(KERNEL_D_BODY2_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody2Up · body2UpSum · 0.5
        split(KERNEL_D_BODY2_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body2Upᵀ · dBody2DownSum
        split(KERNEL_D_BODY2_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody2UpSum
        mlpBlockDUpTranspose(dBody2UpTranspose, body2UpW, rows); // transpose(body2UpW)
        split(KERNEL_D_BODY2_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody2UpSum · transpose(body2UpW)
        split(KERNEL_D_BODY2_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body2Normᵀ · dBody2UpSum
        mlpBlockDNormB(dBody2Norm, dBody2NormB, rows); // Σ dBody2Norm
        mlpBlockDNormB(dBody2NormMul, dBody2NormW, rows); // Σ dBody2Norm · body2NormNormalised
        split(KERNEL_D_BODY1_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody1Sum · body1DownMask
        mlpBlockDDownB(dBody1DownSum, dBody1DownB, rows); // Σ dBody1DownSum
        mlpBlockDDownTranspose(dBody1DownTranspose, body1DownW, rows); // transpose(body1DownW)
        split(KERNEL_D_BODY1_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody1Up · body1UpSum · 0.5
        split(KERNEL_D_BODY1_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body1Upᵀ · dBody1DownSum
        split(KERNEL_D_BODY1_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody1UpSum
        mlpBlockDUpTranspose(dBody1UpTranspose, body1UpW, rows); // transpose(body1UpW)
        split(KERNEL_D_BODY1_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody1UpSum · transpose(body1UpW)
        split(KERNEL_D_BODY1_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body1Normᵀ · dBody1UpSum
        mlpBlockDNormB(dBody1Norm, dBody1NormB, rows); // Σ dBody1Norm
        mlpBlockDNormB(dBody1NormMul, dBody1NormW, rows); // Σ dBody1Norm · body1NormNormalised
        split(KERNEL_D_BODY0_DOWN_SUM, rows, rows * MLP_BLOCK_NORM_STEPS); // dBody0Sum · body0DownMask
        mlpBlockDDownB(dBody0DownSum, dBody0DownB, rows); // Σ dBody0DownSum
        mlpBlockDDownTranspose(dBody0DownTranspose, body0DownW, rows); // transpose(body0DownW)
        split(KERNEL_D_BODY0_UP_MUL, rows, (rows * MLP_BLOCK_DOWN_STEPS + 3) / 4); // dBody0Up · body0UpSum · 0.5
        split(KERNEL_D_BODY0_DOWN_W, rows, (MLP_BLOCK_UP_FEATURES + 3) / 4); // body0Upᵀ · dBody0DownSum
        split(KERNEL_D_BODY0_UP_B, rows, (MLP_BLOCK_UP_FEATURES + 15) / 16); // Σ dBody0UpSum
        mlpBlockDUpTranspose(dBody0UpTranspose, body0UpW, rows); // transpose(body0UpW)
        split(KERNEL_D_BODY0_NORM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // dBody0UpSum · transpose(body0UpW)
        split(KERNEL_D_BODY0_UP_W, rows, (MLP_BLOCK_NORM_FEATURES + 3) / 4); // body0Normᵀ · dBody0UpSum
        mlpBlockDNormB(dBody0Norm, dBody0NormB, rows); // Σ dBody0Norm
        mlpBlockDNormB(dBody0NormMul, dBody0NormW, rows); // Σ dBody0Norm · body0NormNormalised
        split(KERNEL_D_TABLE, rows, rows * MLP_BLOCK_NORM_STEPS); // (dBody0Sum + dBody0NormCentred) + dBody0NormMean · 0.0078125
        dTableScatterRows(rows); // scatter-rows(dTable, tokens)
        dTableW(rows); // transpose(dHeadW) + scatter-rows(dTable, tokens)
    }

    @Override
    public void infer(int rows) {
        checkRows(rows, BATCH);
        checkIndices(0, tokens, rows);
        table(rows); // gather-rows(tableW, tokens)
        mlpBlockNormVariant(table, body0NormW, body0NormB, body0Norm, rows); // body0NormNormalised · body0NormW + body0NormB
        split(KERNEL_BODY0_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body0UpSum · 0.70710677
        split(KERNEL_BODY0_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body0UpSum · 0.5 · (erf(body0UpSum · 0.70710677) + 1)
        split(KERNEL_BODY0_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // table + body0Down
        mlpBlockNormVariant(body0Sum, body1NormW, body1NormB, body1Norm, rows); // body1NormNormalised · body1NormW + body1NormB
        split(KERNEL_BODY1_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body1UpSum · 0.70710677
        split(KERNEL_BODY1_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body1UpSum · 0.5 · (erf(body1UpSum · 0.70710677) + 1)
        split(KERNEL_BODY1_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body0Sum + body1Down
        mlpBlockNormVariant(body1Sum, body2NormW, body2NormB, body2Norm, rows); // body2NormNormalised · body2NormW + body2NormB
        split(KERNEL_BODY2_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body2UpSum · 0.70710677
        split(KERNEL_BODY2_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body2UpSum · 0.5 · (erf(body2UpSum · 0.70710677) + 1)
        split(KERNEL_BODY2_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body1Sum + body2Down
        mlpBlockNormVariant(body2Sum, body3NormW, body3NormB, body3Norm, rows); // body3NormNormalised · body3NormW + body3NormB
        split(KERNEL_BODY3_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body3UpSum · 0.70710677
        split(KERNEL_BODY3_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body3UpSum · 0.5 · (erf(body3UpSum · 0.70710677) + 1)
        split(KERNEL_BODY3_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body2Sum + body3Down
        mlpBlockNormVariant(body3Sum, body4NormW, body4NormB, body4Norm, rows); // body4NormNormalised · body4NormW + body4NormB
        split(KERNEL_BODY4_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body4UpSum · 0.70710677
        split(KERNEL_BODY4_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body4UpSum · 0.5 · (erf(body4UpSum · 0.70710677) + 1)
        split(KERNEL_BODY4_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body3Sum + body4Down
        mlpBlockNormVariant(body4Sum, body5NormW, body5NormB, body5Norm, rows); // body5NormNormalised · body5NormW + body5NormB
        split(KERNEL_BODY5_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body5UpSum · 0.70710677
        split(KERNEL_BODY5_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body5UpSum · 0.5 · (erf(body5UpSum · 0.70710677) + 1)
        split(KERNEL_BODY5_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body4Sum + body5Down
        mlpBlockNormVariant(body5Sum, body6NormW, body6NormB, body6Norm, rows); // body6NormNormalised · body6NormW + body6NormB
        split(KERNEL_BODY6_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body6UpSum · 0.70710677
        split(KERNEL_BODY6_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body6UpSum · 0.5 · (erf(body6UpSum · 0.70710677) + 1)
        split(KERNEL_BODY6_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body5Sum + body6Down
        mlpBlockNormVariant(body6Sum, body7NormW, body7NormB, body7Norm, rows); // body7NormNormalised · body7NormW + body7NormB
        split(KERNEL_BODY7_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body7UpSum · 0.70710677
        split(KERNEL_BODY7_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body7UpSum · 0.5 · (erf(body7UpSum · 0.70710677) + 1)
        split(KERNEL_BODY7_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body6Sum + body7Down
        mlpBlockNormVariant(body7Sum, body8NormW, body8NormB, body8Norm, rows); // body8NormNormalised · body8NormW + body8NormB
        split(KERNEL_BODY8_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body8UpSum · 0.70710677
        split(KERNEL_BODY8_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body8UpSum · 0.5 · (erf(body8UpSum · 0.70710677) + 1)
        split(KERNEL_BODY8_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body7Sum + body8Down
        mlpBlockNormVariant(body8Sum, body9NormW, body9NormB, body9Norm, rows); // body9NormNormalised · body9NormW + body9NormB
        split(KERNEL_BODY9_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body9UpSum · 0.70710677
        split(KERNEL_BODY9_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body9UpSum · 0.5 · (erf(body9UpSum · 0.70710677) + 1)
        split(KERNEL_BODY9_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body8Sum + body9Down
        mlpBlockNormVariant(body9Sum, body10NormW, body10NormB, body10Norm, rows); // body10NormNormalised · body10NormW + body10NormB
        split(KERNEL_BODY10_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body10UpSum · 0.70710677
        split(KERNEL_BODY10_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body10UpSum · 0.5 · (erf(body10UpSum · 0.70710677) + 1)
        split(KERNEL_BODY10_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body9Sum + body10Down
        mlpBlockNormVariant(body10Sum, body11NormW, body11NormB, body11Norm, rows); // body11NormNormalised · body11NormW + body11NormB
        split(KERNEL_BODY11_UP_MUL, rows, (rows * MLP_BLOCK_NORM_STEPS + 3) / 4); // body11UpSum · 0.70710677
        split(KERNEL_BODY11_UP_2, rows, (rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES + 15) / 16); // body11UpSum · 0.5 · (erf(body11UpSum · 0.70710677) + 1)
        split(KERNEL_BODY11_SUM, rows, (rows * MLP_BLOCK_UP_STEPS + 3) / 4); // body10Sum + body11Down
        normInference(rows); // normNormalised · normW + normB
        headW(rows); // transpose(tableW)
        split(KERNEL_HEAD, rows, (rows * NORM_STEPS + 3) / 4); // norm · headW
    }

    @Override
    public void evaluate(int rows) {
        infer(rows);
        split(KERNEL_LOSS_SUM_OVER, rows, rows * HEAD_STEPS); // Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head)
        computeLoss(rows); // Σ Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head) · 1/(64N)
    }

    @Override
    public float[] input(int slot) {
        throw noSuchSlot("input", slot);
    }

    @Override
    public int[] indices(int slot) {
        if (slot == 0) {
            return tokens;
        }
        throw noSuchSlot("indices", slot);
    }

    @Override
    public float[] output(int slot) {
        if (slot == 0) {
            return head;
        }
        throw noSuchSlot("output", slot);
    }

    @Override
    public float[] target(int slot) {
        throw noSuchSlot("target", slot);
    }

    @Override
    public int[] labels(int slot) {
        if (slot == 0) {
            return labels;
        }
        throw noSuchSlot("labels", slot);
    }

    @Override
    public float loss() {
        return loss[0];
    }

    @Override
    public float[][] gradients() {
        return gradients;
    }

    @Override
    protected void part(int kernel, int rows, int from, int to, int worker) {
        switch (kernel) {
            case KERNEL_BODY0_UP_MUL:
                mlpBlockUpMul(body0UpMul, body0UpW, body0Norm, body0UpB, body0UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY0_UP:
                mlpBlockUp(body0UpMul, body0UpAdd, body0UpMul2, body0Up, rows, from, to, worker);
                break;
            case KERNEL_BODY0_DOWN_SUM:
                mlpBlockDownSum(body0DownSum, body0DownW, body0Up, body0DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY1_NORM:
                mlpBlockNorm(table, body0DownSum, body0DownMask, body0Sum, body1NormCentred, body1NormSqrt, body1NormScale, body1NormNormalised, body1NormW, body1NormB, body1Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY1_UP_MUL:
                mlpBlockUpMul(body1UpMul, body1UpW, body1Norm, body1UpB, body1UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY1_UP:
                mlpBlockUp(body1UpMul, body1UpAdd, body1UpMul2, body1Up, rows, from, to, worker);
                break;
            case KERNEL_BODY1_DOWN_SUM:
                mlpBlockDownSum(body1DownSum, body1DownW, body1Up, body1DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY2_NORM:
                mlpBlockNorm(body0Sum, body1DownSum, body1DownMask, body1Sum, body2NormCentred, body2NormSqrt, body2NormScale, body2NormNormalised, body2NormW, body2NormB, body2Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY2_UP_MUL:
                mlpBlockUpMul(body2UpMul, body2UpW, body2Norm, body2UpB, body2UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY2_UP:
                mlpBlockUp(body2UpMul, body2UpAdd, body2UpMul2, body2Up, rows, from, to, worker);
                break;
            case KERNEL_BODY2_DOWN_SUM:
                mlpBlockDownSum(body2DownSum, body2DownW, body2Up, body2DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY3_NORM:
                mlpBlockNorm(body1Sum, body2DownSum, body2DownMask, body2Sum, body3NormCentred, body3NormSqrt, body3NormScale, body3NormNormalised, body3NormW, body3NormB, body3Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY3_UP_MUL:
                mlpBlockUpMul(body3UpMul, body3UpW, body3Norm, body3UpB, body3UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY3_UP:
                mlpBlockUp(body3UpMul, body3UpAdd, body3UpMul2, body3Up, rows, from, to, worker);
                break;
            case KERNEL_BODY3_DOWN_SUM:
                mlpBlockDownSum(body3DownSum, body3DownW, body3Up, body3DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY4_NORM:
                mlpBlockNorm(body2Sum, body3DownSum, body3DownMask, body3Sum, body4NormCentred, body4NormSqrt, body4NormScale, body4NormNormalised, body4NormW, body4NormB, body4Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY4_UP_MUL:
                mlpBlockUpMul(body4UpMul, body4UpW, body4Norm, body4UpB, body4UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY4_UP:
                mlpBlockUp(body4UpMul, body4UpAdd, body4UpMul2, body4Up, rows, from, to, worker);
                break;
            case KERNEL_BODY4_DOWN_SUM:
                mlpBlockDownSum(body4DownSum, body4DownW, body4Up, body4DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY5_NORM:
                mlpBlockNorm(body3Sum, body4DownSum, body4DownMask, body4Sum, body5NormCentred, body5NormSqrt, body5NormScale, body5NormNormalised, body5NormW, body5NormB, body5Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY5_UP_MUL:
                mlpBlockUpMul(body5UpMul, body5UpW, body5Norm, body5UpB, body5UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY5_UP:
                mlpBlockUp(body5UpMul, body5UpAdd, body5UpMul2, body5Up, rows, from, to, worker);
                break;
            case KERNEL_BODY5_DOWN_SUM:
                mlpBlockDownSum(body5DownSum, body5DownW, body5Up, body5DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY6_NORM:
                mlpBlockNorm(body4Sum, body5DownSum, body5DownMask, body5Sum, body6NormCentred, body6NormSqrt, body6NormScale, body6NormNormalised, body6NormW, body6NormB, body6Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY6_UP_MUL:
                mlpBlockUpMul(body6UpMul, body6UpW, body6Norm, body6UpB, body6UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY6_UP:
                mlpBlockUp(body6UpMul, body6UpAdd, body6UpMul2, body6Up, rows, from, to, worker);
                break;
            case KERNEL_BODY6_DOWN_SUM:
                mlpBlockDownSum(body6DownSum, body6DownW, body6Up, body6DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY7_NORM:
                mlpBlockNorm(body5Sum, body6DownSum, body6DownMask, body6Sum, body7NormCentred, body7NormSqrt, body7NormScale, body7NormNormalised, body7NormW, body7NormB, body7Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY7_UP_MUL:
                mlpBlockUpMul(body7UpMul, body7UpW, body7Norm, body7UpB, body7UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY7_UP:
                mlpBlockUp(body7UpMul, body7UpAdd, body7UpMul2, body7Up, rows, from, to, worker);
                break;
            case KERNEL_BODY7_DOWN_SUM:
                mlpBlockDownSum(body7DownSum, body7DownW, body7Up, body7DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY8_NORM:
                mlpBlockNorm(body6Sum, body7DownSum, body7DownMask, body7Sum, body8NormCentred, body8NormSqrt, body8NormScale, body8NormNormalised, body8NormW, body8NormB, body8Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY8_UP_MUL:
                mlpBlockUpMul(body8UpMul, body8UpW, body8Norm, body8UpB, body8UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY8_UP:
                mlpBlockUp(body8UpMul, body8UpAdd, body8UpMul2, body8Up, rows, from, to, worker);
                break;
            case KERNEL_BODY8_DOWN_SUM:
                mlpBlockDownSum(body8DownSum, body8DownW, body8Up, body8DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY9_NORM:
                mlpBlockNorm(body7Sum, body8DownSum, body8DownMask, body8Sum, body9NormCentred, body9NormSqrt, body9NormScale, body9NormNormalised, body9NormW, body9NormB, body9Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY9_UP_MUL:
                mlpBlockUpMul(body9UpMul, body9UpW, body9Norm, body9UpB, body9UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY9_UP:
                mlpBlockUp(body9UpMul, body9UpAdd, body9UpMul2, body9Up, rows, from, to, worker);
                break;
            case KERNEL_BODY9_DOWN_SUM:
                mlpBlockDownSum(body9DownSum, body9DownW, body9Up, body9DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY10_NORM:
                mlpBlockNorm(body8Sum, body9DownSum, body9DownMask, body9Sum, body10NormCentred, body10NormSqrt, body10NormScale, body10NormNormalised, body10NormW, body10NormB, body10Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY10_UP_MUL:
                mlpBlockUpMul(body10UpMul, body10UpW, body10Norm, body10UpB, body10UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY10_UP:
                mlpBlockUp(body10UpMul, body10UpAdd, body10UpMul2, body10Up, rows, from, to, worker);
                break;
            case KERNEL_BODY10_DOWN_SUM:
                mlpBlockDownSum(body10DownSum, body10DownW, body10Up, body10DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY11_NORM:
                mlpBlockNorm(body9Sum, body10DownSum, body10DownMask, body10Sum, body11NormCentred, body11NormSqrt, body11NormScale, body11NormNormalised, body11NormW, body11NormB, body11Norm, rows, from, to, worker);
                break;
            case KERNEL_BODY11_UP_MUL:
                mlpBlockUpMul(body11UpMul, body11UpW, body11Norm, body11UpB, body11UpMul2, rows, from, to, worker);
                break;
            case KERNEL_BODY11_UP:
                mlpBlockUp(body11UpMul, body11UpAdd, body11UpMul2, body11Up, rows, from, to, worker);
                break;
            case KERNEL_BODY11_DOWN_SUM:
                mlpBlockDownSum(body11DownSum, body11DownW, body11Up, body11DownB, rows, from, to, worker);
                break;
            case KERNEL_NORM:
                norm(rows, from, to, worker);
                break;
            case KERNEL_HEAD:
                head(rows, from, to, worker);
                break;
            case KERNEL_LOSS_SUM:
                lossSum(rows, from, to, worker);
                break;
            case KERNEL_D_NORM:
                dNorm(rows, from, to, worker);
                break;
            case KERNEL_D_HEAD_W:
                dHeadW(rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_DOWN_SUM:
                dBody11DownSum(rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_UP_MUL:
                mlpBlockDUpMul(dBody11UpMul, dBody11DownTranspose, dBody11DownSum, body11UpMul2, body11UpAdd, dBody11UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_DOWN_W:
                mlpBlockDDownW(dBody11DownW, dBody11DownSum, body11Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_UP_B:
                mlpBlockDUpB(dBody11UpMul2, dBody11UpMul, body11UpMul, dBody11UpSum, dBody11UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_NORM:
                mlpBlockDNorm(dBody11Norm, dBody11UpTranspose, dBody11UpSum, body11NormNormalised, dBody11NormMul, body11NormW, body11NormScale, dBody11NormMul2, body11NormCentred, dBody11NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY11_UP_W:
                mlpBlockDUpW(dBody11UpW, dBody11UpSum, body11Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_DOWN_SUM:
                mlpBlockDDownSum(dBody11NormMul3, body11NormScale, body11NormSqrt, dBody11NormMul2, body11NormCentred, dBody11Sum, dBody10Sum, body10DownMask, dBody10DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_UP_MUL:
                mlpBlockDUpMul(dBody10UpMul, dBody10DownTranspose, dBody10DownSum, body10UpMul2, body10UpAdd, dBody10UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_DOWN_W:
                mlpBlockDDownW(dBody10DownW, dBody10DownSum, body10Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_UP_B:
                mlpBlockDUpB(dBody10UpMul2, dBody10UpMul, body10UpMul, dBody10UpSum, dBody10UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_NORM:
                mlpBlockDNorm(dBody10Norm, dBody10UpTranspose, dBody10UpSum, body10NormNormalised, dBody10NormMul, body10NormW, body10NormScale, dBody10NormMul2, body10NormCentred, dBody10NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY10_UP_W:
                mlpBlockDUpW(dBody10UpW, dBody10UpSum, body10Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_DOWN_SUM:
                mlpBlockDDownSum(dBody10NormMul3, body10NormScale, body10NormSqrt, dBody10NormMul2, body10NormCentred, dBody10Sum, dBody9Sum, body9DownMask, dBody9DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_UP_MUL:
                mlpBlockDUpMul(dBody9UpMul, dBody9DownTranspose, dBody9DownSum, body9UpMul2, body9UpAdd, dBody9UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_DOWN_W:
                mlpBlockDDownW(dBody9DownW, dBody9DownSum, body9Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_UP_B:
                mlpBlockDUpB(dBody9UpMul2, dBody9UpMul, body9UpMul, dBody9UpSum, dBody9UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_NORM:
                mlpBlockDNorm(dBody9Norm, dBody9UpTranspose, dBody9UpSum, body9NormNormalised, dBody9NormMul, body9NormW, body9NormScale, dBody9NormMul2, body9NormCentred, dBody9NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY9_UP_W:
                mlpBlockDUpW(dBody9UpW, dBody9UpSum, body9Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_DOWN_SUM:
                mlpBlockDDownSum(dBody9NormMul3, body9NormScale, body9NormSqrt, dBody9NormMul2, body9NormCentred, dBody9Sum, dBody8Sum, body8DownMask, dBody8DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_UP_MUL:
                mlpBlockDUpMul(dBody8UpMul, dBody8DownTranspose, dBody8DownSum, body8UpMul2, body8UpAdd, dBody8UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_DOWN_W:
                mlpBlockDDownW(dBody8DownW, dBody8DownSum, body8Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_UP_B:
                mlpBlockDUpB(dBody8UpMul2, dBody8UpMul, body8UpMul, dBody8UpSum, dBody8UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_NORM:
                mlpBlockDNorm(dBody8Norm, dBody8UpTranspose, dBody8UpSum, body8NormNormalised, dBody8NormMul, body8NormW, body8NormScale, dBody8NormMul2, body8NormCentred, dBody8NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY8_UP_W:
                mlpBlockDUpW(dBody8UpW, dBody8UpSum, body8Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_DOWN_SUM:
                mlpBlockDDownSum(dBody8NormMul3, body8NormScale, body8NormSqrt, dBody8NormMul2, body8NormCentred, dBody8Sum, dBody7Sum, body7DownMask, dBody7DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_UP_MUL:
                mlpBlockDUpMul(dBody7UpMul, dBody7DownTranspose, dBody7DownSum, body7UpMul2, body7UpAdd, dBody7UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_DOWN_W:
                mlpBlockDDownW(dBody7DownW, dBody7DownSum, body7Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_UP_B:
                mlpBlockDUpB(dBody7UpMul2, dBody7UpMul, body7UpMul, dBody7UpSum, dBody7UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_NORM:
                mlpBlockDNorm(dBody7Norm, dBody7UpTranspose, dBody7UpSum, body7NormNormalised, dBody7NormMul, body7NormW, body7NormScale, dBody7NormMul2, body7NormCentred, dBody7NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY7_UP_W:
                mlpBlockDUpW(dBody7UpW, dBody7UpSum, body7Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_DOWN_SUM:
                mlpBlockDDownSum(dBody7NormMul3, body7NormScale, body7NormSqrt, dBody7NormMul2, body7NormCentred, dBody7Sum, dBody6Sum, body6DownMask, dBody6DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_UP_MUL:
                mlpBlockDUpMul(dBody6UpMul, dBody6DownTranspose, dBody6DownSum, body6UpMul2, body6UpAdd, dBody6UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_DOWN_W:
                mlpBlockDDownW(dBody6DownW, dBody6DownSum, body6Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_UP_B:
                mlpBlockDUpB(dBody6UpMul2, dBody6UpMul, body6UpMul, dBody6UpSum, dBody6UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_NORM:
                mlpBlockDNorm(dBody6Norm, dBody6UpTranspose, dBody6UpSum, body6NormNormalised, dBody6NormMul, body6NormW, body6NormScale, dBody6NormMul2, body6NormCentred, dBody6NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY6_UP_W:
                mlpBlockDUpW(dBody6UpW, dBody6UpSum, body6Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_DOWN_SUM:
                mlpBlockDDownSum(dBody6NormMul3, body6NormScale, body6NormSqrt, dBody6NormMul2, body6NormCentred, dBody6Sum, dBody5Sum, body5DownMask, dBody5DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_UP_MUL:
                mlpBlockDUpMul(dBody5UpMul, dBody5DownTranspose, dBody5DownSum, body5UpMul2, body5UpAdd, dBody5UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_DOWN_W:
                mlpBlockDDownW(dBody5DownW, dBody5DownSum, body5Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_UP_B:
                mlpBlockDUpB(dBody5UpMul2, dBody5UpMul, body5UpMul, dBody5UpSum, dBody5UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_NORM:
                mlpBlockDNorm(dBody5Norm, dBody5UpTranspose, dBody5UpSum, body5NormNormalised, dBody5NormMul, body5NormW, body5NormScale, dBody5NormMul2, body5NormCentred, dBody5NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY5_UP_W:
                mlpBlockDUpW(dBody5UpW, dBody5UpSum, body5Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_DOWN_SUM:
                mlpBlockDDownSum(dBody5NormMul3, body5NormScale, body5NormSqrt, dBody5NormMul2, body5NormCentred, dBody5Sum, dBody4Sum, body4DownMask, dBody4DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_UP_MUL:
                mlpBlockDUpMul(dBody4UpMul, dBody4DownTranspose, dBody4DownSum, body4UpMul2, body4UpAdd, dBody4UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_DOWN_W:
                mlpBlockDDownW(dBody4DownW, dBody4DownSum, body4Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_UP_B:
                mlpBlockDUpB(dBody4UpMul2, dBody4UpMul, body4UpMul, dBody4UpSum, dBody4UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_NORM:
                mlpBlockDNorm(dBody4Norm, dBody4UpTranspose, dBody4UpSum, body4NormNormalised, dBody4NormMul, body4NormW, body4NormScale, dBody4NormMul2, body4NormCentred, dBody4NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY4_UP_W:
                mlpBlockDUpW(dBody4UpW, dBody4UpSum, body4Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_DOWN_SUM:
                mlpBlockDDownSum(dBody4NormMul3, body4NormScale, body4NormSqrt, dBody4NormMul2, body4NormCentred, dBody4Sum, dBody3Sum, body3DownMask, dBody3DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_UP_MUL:
                mlpBlockDUpMul(dBody3UpMul, dBody3DownTranspose, dBody3DownSum, body3UpMul2, body3UpAdd, dBody3UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_DOWN_W:
                mlpBlockDDownW(dBody3DownW, dBody3DownSum, body3Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_UP_B:
                mlpBlockDUpB(dBody3UpMul2, dBody3UpMul, body3UpMul, dBody3UpSum, dBody3UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_NORM:
                mlpBlockDNorm(dBody3Norm, dBody3UpTranspose, dBody3UpSum, body3NormNormalised, dBody3NormMul, body3NormW, body3NormScale, dBody3NormMul2, body3NormCentred, dBody3NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY3_UP_W:
                mlpBlockDUpW(dBody3UpW, dBody3UpSum, body3Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_DOWN_SUM:
                mlpBlockDDownSum(dBody3NormMul3, body3NormScale, body3NormSqrt, dBody3NormMul2, body3NormCentred, dBody3Sum, dBody2Sum, body2DownMask, dBody2DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_UP_MUL:
                mlpBlockDUpMul(dBody2UpMul, dBody2DownTranspose, dBody2DownSum, body2UpMul2, body2UpAdd, dBody2UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_DOWN_W:
                mlpBlockDDownW(dBody2DownW, dBody2DownSum, body2Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_UP_B:
                mlpBlockDUpB(dBody2UpMul2, dBody2UpMul, body2UpMul, dBody2UpSum, dBody2UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_NORM:
                mlpBlockDNorm(dBody2Norm, dBody2UpTranspose, dBody2UpSum, body2NormNormalised, dBody2NormMul, body2NormW, body2NormScale, dBody2NormMul2, body2NormCentred, dBody2NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY2_UP_W:
                mlpBlockDUpW(dBody2UpW, dBody2UpSum, body2Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_DOWN_SUM:
                mlpBlockDDownSum(dBody2NormMul3, body2NormScale, body2NormSqrt, dBody2NormMul2, body2NormCentred, dBody2Sum, dBody1Sum, body1DownMask, dBody1DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_UP_MUL:
                mlpBlockDUpMul(dBody1UpMul, dBody1DownTranspose, dBody1DownSum, body1UpMul2, body1UpAdd, dBody1UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_DOWN_W:
                mlpBlockDDownW(dBody1DownW, dBody1DownSum, body1Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_UP_B:
                mlpBlockDUpB(dBody1UpMul2, dBody1UpMul, body1UpMul, dBody1UpSum, dBody1UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_NORM:
                mlpBlockDNorm(dBody1Norm, dBody1UpTranspose, dBody1UpSum, body1NormNormalised, dBody1NormMul, body1NormW, body1NormScale, dBody1NormMul2, body1NormCentred, dBody1NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY1_UP_W:
                mlpBlockDUpW(dBody1UpW, dBody1UpSum, body1Norm, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_DOWN_SUM:
                mlpBlockDDownSum(dBody1NormMul3, body1NormScale, body1NormSqrt, dBody1NormMul2, body1NormCentred, dBody1Sum, dBody0Sum, body0DownMask, dBody0DownSum, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_UP_MUL:
                mlpBlockDUpMul(dBody0UpMul, dBody0DownTranspose, dBody0DownSum, body0UpMul2, body0UpAdd, dBody0UpMul2, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_DOWN_W:
                mlpBlockDDownW(dBody0DownW, dBody0DownSum, body0Up, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_UP_B:
                mlpBlockDUpB(dBody0UpMul2, dBody0UpMul, body0UpMul, dBody0UpSum, dBody0UpB, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_NORM:
                mlpBlockDNorm(dBody0Norm, dBody0UpTranspose, dBody0UpSum, body0NormNormalised, dBody0NormMul, body0NormW, body0NormScale, dBody0NormMul2, body0NormCentred, dBody0NormMul3, rows, from, to, worker);
                break;
            case KERNEL_D_BODY0_UP_W:
                mlpBlockDUpW(dBody0UpW, dBody0UpSum, body0Norm, rows, from, to, worker);
                break;
            case KERNEL_D_TABLE:
                dTable(rows, from, to, worker);
                break;
            case KERNEL_BODY0_UP_2:
                mlpBlockUpVariant(body0UpMul2, body0UpMul, body0Up, rows, from, to, worker);
                break;
            case KERNEL_BODY0_SUM:
                mlpBlockSum(body0Sum, body0DownW, body0Up, table, body0DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY1_UP_2:
                mlpBlockUpVariant(body1UpMul2, body1UpMul, body1Up, rows, from, to, worker);
                break;
            case KERNEL_BODY1_SUM:
                mlpBlockSum(body1Sum, body1DownW, body1Up, body0Sum, body1DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY2_UP_2:
                mlpBlockUpVariant(body2UpMul2, body2UpMul, body2Up, rows, from, to, worker);
                break;
            case KERNEL_BODY2_SUM:
                mlpBlockSum(body2Sum, body2DownW, body2Up, body1Sum, body2DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY3_UP_2:
                mlpBlockUpVariant(body3UpMul2, body3UpMul, body3Up, rows, from, to, worker);
                break;
            case KERNEL_BODY3_SUM:
                mlpBlockSum(body3Sum, body3DownW, body3Up, body2Sum, body3DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY4_UP_2:
                mlpBlockUpVariant(body4UpMul2, body4UpMul, body4Up, rows, from, to, worker);
                break;
            case KERNEL_BODY4_SUM:
                mlpBlockSum(body4Sum, body4DownW, body4Up, body3Sum, body4DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY5_UP_2:
                mlpBlockUpVariant(body5UpMul2, body5UpMul, body5Up, rows, from, to, worker);
                break;
            case KERNEL_BODY5_SUM:
                mlpBlockSum(body5Sum, body5DownW, body5Up, body4Sum, body5DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY6_UP_2:
                mlpBlockUpVariant(body6UpMul2, body6UpMul, body6Up, rows, from, to, worker);
                break;
            case KERNEL_BODY6_SUM:
                mlpBlockSum(body6Sum, body6DownW, body6Up, body5Sum, body6DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY7_UP_2:
                mlpBlockUpVariant(body7UpMul2, body7UpMul, body7Up, rows, from, to, worker);
                break;
            case KERNEL_BODY7_SUM:
                mlpBlockSum(body7Sum, body7DownW, body7Up, body6Sum, body7DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY8_UP_2:
                mlpBlockUpVariant(body8UpMul2, body8UpMul, body8Up, rows, from, to, worker);
                break;
            case KERNEL_BODY8_SUM:
                mlpBlockSum(body8Sum, body8DownW, body8Up, body7Sum, body8DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY9_UP_2:
                mlpBlockUpVariant(body9UpMul2, body9UpMul, body9Up, rows, from, to, worker);
                break;
            case KERNEL_BODY9_SUM:
                mlpBlockSum(body9Sum, body9DownW, body9Up, body8Sum, body9DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY10_UP_2:
                mlpBlockUpVariant(body10UpMul2, body10UpMul, body10Up, rows, from, to, worker);
                break;
            case KERNEL_BODY10_SUM:
                mlpBlockSum(body10Sum, body10DownW, body10Up, body9Sum, body10DownB, rows, from, to, worker);
                break;
            case KERNEL_BODY11_UP_2:
                mlpBlockUpVariant(body11UpMul2, body11UpMul, body11Up, rows, from, to, worker);
                break;
            case KERNEL_BODY11_SUM:
                mlpBlockSum(body11Sum, body11DownW, body11Up, body10Sum, body11DownB, rows, from, to, worker);
                break;
            case KERNEL_LOSS_SUM_OVER:
                lossSumOver(rows, from, to, worker);
                break;
            default:
                throw new IllegalArgumentException("no kernel " + kernel);
        }
    }

    /** {@code table = gather-rows(tableW, tokens)} */
    private void table(int rows) {
        for (int i = 0; i < rows * TOKENS; i++) {
            System.arraycopy(tableW, tokens[i] * 128, table, i * 128, 128);
        }
    }

    /**
     * {@code body0NormCentred = table - body0NormMean}
     * <br>{@code body0NormSqrt = √((body0NormVariance + 1.0E-5))}
     * <br>{@code body0NormScale = 1 / √((body0NormVariance + 1.0E-5))}
     * <br>{@code body0NormNormalised = body0NormCentred · body0NormScale}
     * <br>{@code body0Norm = body0NormNormalised · body0NormW + body0NormB}
     */
    private void body0Norm(int rows) {
        for (int i0 = 0; i0 < rows * MLP_BLOCK_NORM_STEPS; i0++) {
            float[] lanes0 = this.lanes0[0];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                lanes0[j & 15] += table[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float body0NormMeanValue = total * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float body0NormCentredValue = table[i0 * MLP_BLOCK_NORM_FEATURES + j] - body0NormMeanValue;
                body0NormCentred[i0 * MLP_BLOCK_NORM_FEATURES + j] = body0NormCentredValue;
                lanes0[j & 15] += body0NormCentredValue * body0NormCentredValue;
            }
            float total2 = Lanes.sum(lanes0);
            float body0NormVarianceValue = total2 * 0.0078125f;
            float value = body0NormVarianceValue + 1.0E-5f;
            float value2 = (float) Math.sqrt(value);
            body0NormSqrt[i0] = value2;
            float body0NormScaleValue = 1f / value2;
            body0NormScale[i0] = body0NormScaleValue;
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float body0NormNormalisedValue = body0NormCentred[i0 * MLP_BLOCK_NORM_FEATURES + j] * body0NormScaleValue;
                body0NormNormalised[i0 * MLP_BLOCK_NORM_FEATURES + j] = body0NormNormalisedValue;
                body0Norm[i0 * MLP_BLOCK_NORM_FEATURES + j] = (body0NormNormalisedValue * body0NormW[j]) + body0NormB[j];
            }
        }
    }

    /**
     * {@code upMul = upSum · 0.70710677}
     * <br>{@code upMul2 = upSum · 0.5}
     */
    private void mlpBlockUpMul(float[] upMul, float[] upW, float[] norm2, float[] upB,
            float[] upMul2, int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * MLP_BLOCK_NORM_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(upMul, begin * MLP_BLOCK_UP_FEATURES, end * MLP_BLOCK_UP_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= MLP_BLOCK_NORM_FEATURES; k += 8) {
            System.arraycopy(upW, (k + 0) * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 1) * MLP_BLOCK_UP_FEATURES, row1, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 2) * MLP_BLOCK_UP_FEATURES, row2, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 3) * MLP_BLOCK_UP_FEATURES, row3, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 4) * MLP_BLOCK_UP_FEATURES, row4, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 5) * MLP_BLOCK_UP_FEATURES, row5, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 6) * MLP_BLOCK_UP_FEATURES, row6, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(upW, (k + 7) * MLP_BLOCK_UP_FEATURES, row7, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(upMul, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate8(sum, MLP_BLOCK_UP_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, norm2[i * MLP_BLOCK_NORM_FEATURES + k], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 1)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 2)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 3)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 4)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 5)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 6)], norm2[i * MLP_BLOCK_NORM_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, upMul, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
        for (; k < MLP_BLOCK_NORM_FEATURES; k++) {
            System.arraycopy(upW, k * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(upMul, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate(sum, MLP_BLOCK_UP_FEATURES, row0, norm2[i * MLP_BLOCK_NORM_FEATURES + k]);
                System.arraycopy(sum, 0, upMul, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < MLP_BLOCK_UP_FEATURES; j++) {
                float value = upMul[i * MLP_BLOCK_UP_FEATURES + j];
                float upSumValue = value + upB[j];
                upMul[i * MLP_BLOCK_UP_FEATURES + j] = upSumValue * 0.70710677f;
                upMul2[i * MLP_BLOCK_UP_FEATURES + j] = upSumValue * 0.5f;
            }
        }
    }

    /**
     * {@code upAdd = erf(upSum · 0.70710677) + 1}
     * <br>{@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockUp(float[] upMul, float[] upAdd, float[] upMul2, float[] up, int rows,
            int from, int to, int worker) {
        int end = Math.min(to * 16, rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES);
        for (int j = from * 16; j < end; j++) {
            float value = FloatMath.erf(upMul[j]) + 1f;
            upAdd[j] = value;
            up[j] = upMul2[j] * value;
        }
    }

    /** {@code downSum = up · downW + downB} */
    private void mlpBlockDownSum(float[] downSum, float[] downW, float[] up, float[] downB,
            int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * MLP_BLOCK_UP_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(downSum, begin * MLP_BLOCK_DOWN_FEATURES, end * MLP_BLOCK_DOWN_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= MLP_BLOCK_UP_FEATURES; k += 8) {
            System.arraycopy(downW, (k + 0) * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 1) * MLP_BLOCK_DOWN_FEATURES, row1, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 2) * MLP_BLOCK_DOWN_FEATURES, row2, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 3) * MLP_BLOCK_DOWN_FEATURES, row3, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 4) * MLP_BLOCK_DOWN_FEATURES, row4, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 5) * MLP_BLOCK_DOWN_FEATURES, row5, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 6) * MLP_BLOCK_DOWN_FEATURES, row6, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 7) * MLP_BLOCK_DOWN_FEATURES, row7, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(downSum, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate8(sum, MLP_BLOCK_DOWN_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, up[i * MLP_BLOCK_UP_FEATURES + k], up[i * MLP_BLOCK_UP_FEATURES + (k + 1)], up[i * MLP_BLOCK_UP_FEATURES + (k + 2)], up[i * MLP_BLOCK_UP_FEATURES + (k + 3)], up[i * MLP_BLOCK_UP_FEATURES + (k + 4)], up[i * MLP_BLOCK_UP_FEATURES + (k + 5)], up[i * MLP_BLOCK_UP_FEATURES + (k + 6)], up[i * MLP_BLOCK_UP_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, downSum, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
        for (; k < MLP_BLOCK_UP_FEATURES; k++) {
            System.arraycopy(downW, k * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(downSum, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate(sum, MLP_BLOCK_DOWN_FEATURES, row0, up[i * MLP_BLOCK_UP_FEATURES + k]);
                System.arraycopy(sum, 0, downSum, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float value = downSum[i * MLP_BLOCK_DOWN_FEATURES + j];
                downSum[i * MLP_BLOCK_DOWN_FEATURES + j] = value + downB[j];
            }
        }
    }

    /** {@code body0DownMask = dropout mask 0.1} */
    private void body0DownMask(int rows) {
        dropoutMask(body0DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 3, 0.1f);
    }

    /**
     * {@code sumValues = input + down}
     * <br>{@code normCentred2 = sumValues - normMean}
     * <br>{@code normSqrt2 = √((normVariance + 1.0E-5))}
     * <br>{@code normScale2 = 1 / √((normVariance + 1.0E-5))}
     * <br>{@code normNormalised2 = normCentred2 · normScale2}
     * <br>{@code norm2 = normNormalised2 · normW2 + normB2}
     */
    private void mlpBlockNorm(float[] input, float[] downSum, float[] downMask, float[] sumValues,
            float[] normCentred2, float[] normSqrt2, float[] normScale2, float[] normNormalised2,
            float[] normW2, float[] normB2, float[] norm2, int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float sumValue = input[i0 * MLP_BLOCK_DOWN_FEATURES + j] + (downSum[i0 * MLP_BLOCK_DOWN_FEATURES + j] * downMask[i0 * MLP_BLOCK_DOWN_FEATURES + j]);
                sumValues[i0 * MLP_BLOCK_DOWN_FEATURES + j] = sumValue;
                lanes0[j & 15] += sumValue;
            }
            float total = Lanes.sum(lanes0);
            float normMeanValue = total * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float normCentredValue = sumValues[i0 * MLP_BLOCK_DOWN_FEATURES + j] - normMeanValue;
                normCentred2[i0 * MLP_BLOCK_DOWN_FEATURES + j] = normCentredValue;
                lanes0[j & 15] += normCentredValue * normCentredValue;
            }
            float total2 = Lanes.sum(lanes0);
            float normVarianceValue = total2 * 0.0078125f;
            float value = normVarianceValue + 1.0E-5f;
            float value2 = (float) Math.sqrt(value);
            normSqrt2[i0] = value2;
            float normScaleValue = 1f / value2;
            normScale2[i0] = normScaleValue;
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float normNormalisedValue = normCentred2[i0 * MLP_BLOCK_DOWN_FEATURES + j] * normScaleValue;
                normNormalised2[i0 * MLP_BLOCK_DOWN_FEATURES + j] = normNormalisedValue;
                norm2[i0 * MLP_BLOCK_DOWN_FEATURES + j] = (normNormalisedValue * normW2[j]) + normB2[j];
            }
        }
    }

    /** {@code body1DownMask = dropout mask 0.1} */
    private void body1DownMask(int rows) {
        dropoutMask(body1DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 7, 0.1f);
    }

    /** {@code body2DownMask = dropout mask 0.1} */
    private void body2DownMask(int rows) {
        dropoutMask(body2DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 11, 0.1f);
    }

    /** {@code body3DownMask = dropout mask 0.1} */
    private void body3DownMask(int rows) {
        dropoutMask(body3DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 15, 0.1f);
    }

    /** {@code body4DownMask = dropout mask 0.1} */
    private void body4DownMask(int rows) {
        dropoutMask(body4DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 19, 0.1f);
    }

    /** {@code body5DownMask = dropout mask 0.1} */
    private void body5DownMask(int rows) {
        dropoutMask(body5DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 23, 0.1f);
    }

    /** {@code body6DownMask = dropout mask 0.1} */
    private void body6DownMask(int rows) {
        dropoutMask(body6DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 27, 0.1f);
    }

    /** {@code body7DownMask = dropout mask 0.1} */
    private void body7DownMask(int rows) {
        dropoutMask(body7DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 31, 0.1f);
    }

    /** {@code body8DownMask = dropout mask 0.1} */
    private void body8DownMask(int rows) {
        dropoutMask(body8DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 35, 0.1f);
    }

    /** {@code body9DownMask = dropout mask 0.1} */
    private void body9DownMask(int rows) {
        dropoutMask(body9DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 39, 0.1f);
    }

    /** {@code body10DownMask = dropout mask 0.1} */
    private void body10DownMask(int rows) {
        dropoutMask(body10DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 43, 0.1f);
    }

    /** {@code body11DownMask = dropout mask 0.1} */
    private void body11DownMask(int rows) {
        dropoutMask(body11DownMask, 0, rows * (MLP_BLOCK_DOWN_STEPS * MLP_BLOCK_DOWN_FEATURES), 47, 0.1f);
    }

    /**
     * {@code normCentred = body11Sum - normMean}
     * <br>{@code normSqrt = √((normVariance + 1.0E-5))}
     * <br>{@code normScale = 1 / √((normVariance + 1.0E-5))}
     * <br>{@code normNormalised = normCentred · normScale}
     * <br>{@code norm = normNormalised · normW + normB}
     */
    private void norm(int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                lanes0[j & 15] += body10Sum[i0 * MLP_BLOCK_DOWN_FEATURES + j] + (body11DownSum[i0 * MLP_BLOCK_DOWN_FEATURES + j] * body11DownMask[i0 * MLP_BLOCK_DOWN_FEATURES + j]);
            }
            float total = Lanes.sum(lanes0);
            float normMeanValue = total * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float normCentredValue = (body10Sum[i0 * MLP_BLOCK_DOWN_FEATURES + j] + (body11DownSum[i0 * MLP_BLOCK_DOWN_FEATURES + j] * body11DownMask[i0 * MLP_BLOCK_DOWN_FEATURES + j])) - normMeanValue;
                normCentred[i0 * MLP_BLOCK_DOWN_FEATURES + j] = normCentredValue;
                lanes0[j & 15] += normCentredValue * normCentredValue;
            }
            float total2 = Lanes.sum(lanes0);
            float normVarianceValue = total2 * 0.0078125f;
            float value = normVarianceValue + 1.0E-5f;
            float value2 = (float) Math.sqrt(value);
            normSqrt[i0] = value2;
            float normScaleValue = 1f / value2;
            normScale[i0] = normScaleValue;
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float normNormalisedValue = normCentred[i0 * MLP_BLOCK_DOWN_FEATURES + j] * normScaleValue;
                normNormalised[i0 * MLP_BLOCK_DOWN_FEATURES + j] = normNormalisedValue;
                norm[i0 * MLP_BLOCK_DOWN_FEATURES + j] = (normNormalisedValue * normW[j]) + normB[j];
            }
        }
    }

    /** {@code headW = transpose(tableW)} */
    private void headW(int rows) {
        for (int top = 0; top < 65; top += 16) {
            for (int left = 0; left < 128; left += 16) {
                int bottom = Math.min(top + 16, 65);
                int right = Math.min(left + 16, 128);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        headW[j * 65 + i] = tableW[i * 128 + j];
                    }
                }
            }
        }
    }

    /** {@code head = norm · headW} */
    private void head(int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * NORM_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(head, begin * HEAD_FEATURES, end * HEAD_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= NORM_FEATURES; k += 8) {
            System.arraycopy(headW, (k + 0) * HEAD_FEATURES, row0, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 1) * HEAD_FEATURES, row1, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 2) * HEAD_FEATURES, row2, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 3) * HEAD_FEATURES, row3, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 4) * HEAD_FEATURES, row4, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 5) * HEAD_FEATURES, row5, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 6) * HEAD_FEATURES, row6, 0, HEAD_FEATURES);
            System.arraycopy(headW, (k + 7) * HEAD_FEATURES, row7, 0, HEAD_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(head, i * HEAD_FEATURES, sum, 0, HEAD_FEATURES);
                accumulate8(sum, HEAD_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, norm[i * NORM_FEATURES + k], norm[i * NORM_FEATURES + (k + 1)], norm[i * NORM_FEATURES + (k + 2)], norm[i * NORM_FEATURES + (k + 3)], norm[i * NORM_FEATURES + (k + 4)], norm[i * NORM_FEATURES + (k + 5)], norm[i * NORM_FEATURES + (k + 6)], norm[i * NORM_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, head, i * HEAD_FEATURES, HEAD_FEATURES);
            }
        }
        for (; k < NORM_FEATURES; k++) {
            System.arraycopy(headW, k * HEAD_FEATURES, row0, 0, HEAD_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(head, i * HEAD_FEATURES, sum, 0, HEAD_FEATURES);
                accumulate(sum, HEAD_FEATURES, row0, norm[i * NORM_FEATURES + k]);
                System.arraycopy(sum, 0, head, i * HEAD_FEATURES, HEAD_FEATURES);
            }
        }
    }

    /**
     * {@code lossExponentials = exp((head - lossMaximum))}
     * <br>{@code lossSum = Σ lossExponentials}
     * <br>{@code lossSumOver = Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head)}
     */
    private void lossSum(int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, Float.NEGATIVE_INFINITY);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] = Math.max(lanes0[j & 15], head[i0 * HEAD_FEATURES + j]);
            }
            float largest = Lanes.max(lanes0);
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                float lossExponentialsValue = FloatMath.exp(head[i0 * HEAD_FEATURES + j] - largest);
                lossExponentials[i0 * HEAD_FEATURES + j] = lossExponentialsValue;
                lanes0[j & 15] += lossExponentialsValue;
            }
            float total = Lanes.sum(lanes0);
            float value = FloatMath.log(total);
            float value2 = value + largest;
            lossSum[i0] = total;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] += (labels[i0] == j ? 1f : 0f) * (value2 - head[i0 * HEAD_FEATURES + j]);
            }
            float total2 = Lanes.sum(lanes0);
            lossSumOver[i0] = total2;
        }
    }

    /** {@code loss = Σ Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head) · 1/(64N)} */
    private void computeLoss(int rows) {
        float[] lanes0 = this.lanes0[0];
        Arrays.fill(lanes0, 0f);
        for (int j = 0; j < rows * TOKENS; j++) {
            lanes0[j & 15] += lossSumOver[j];
        }
        float total = Lanes.sum(lanes0);
        loss[0] = total * (1f / (rows * 64));
    }

    /**
     * {@code dHead = 1/(64N) · oneHot(labels) · -1 + dLossExponentials · lossExponentials}
     * <p>Gradient of: {@code loss = Σ Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head) · 1/(64N)}
     */
    private void dHead(int rows) {
        for (int i0 = 0; i0 < rows * HEAD_STEPS; i0++) {
            float[] lanes0 = this.lanes0[0];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] += (1f / (rows * 64)) * (labels[i0] == j ? 1f : 0f);
            }
            float total = Lanes.sum(lanes0);
            float dLossSumValue = total / lossSum[i0];
            for (int j = 0; j < HEAD_FEATURES; j++) {
                dHead[i0 * HEAD_FEATURES + j] = (((1f / (rows * 64)) * (labels[i0] == j ? 1f : 0f)) * (-1f)) + (dLossSumValue * lossExponentials[i0 * HEAD_FEATURES + j]);
            }
        }
    }

    /**
     * {@code dHeadTranspose = transpose(headW)}
     * <p>Gradient of: {@code head = norm · headW}
     */
    private void dHeadTranspose(int rows) {
        for (int top = 0; top < 128; top += 16) {
            for (int left = 0; left < 65; left += 16) {
                int bottom = Math.min(top + 16, 128);
                int right = Math.min(left + 16, 65);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        dHeadTranspose[j * 128 + i] = headW[i * 65 + j];
                    }
                }
            }
        }
    }

    /**
     * {@code dNorm = dHead · transpose(headW)}
     * <br>{@code dNormMul = dNorm · normNormalised}
     * <br>{@code dNormMul2 = dNormNormalised · normScale}
     * <br>{@code dNormMul3 = dNormNormalised · normCentred}
     * <p>Gradient of: {@code head = norm · headW}
     */
    private void dNorm(int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * HEAD_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dNorm, begin * NORM_FEATURES, end * NORM_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= HEAD_FEATURES; k += 8) {
            System.arraycopy(dHeadTranspose, (k + 0) * NORM_FEATURES, row0, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 1) * NORM_FEATURES, row1, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 2) * NORM_FEATURES, row2, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 3) * NORM_FEATURES, row3, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 4) * NORM_FEATURES, row4, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 5) * NORM_FEATURES, row5, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 6) * NORM_FEATURES, row6, 0, NORM_FEATURES);
            System.arraycopy(dHeadTranspose, (k + 7) * NORM_FEATURES, row7, 0, NORM_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dNorm, i * NORM_FEATURES, sum, 0, NORM_FEATURES);
                accumulate8(sum, NORM_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, dHead[i * HEAD_FEATURES + k], dHead[i * HEAD_FEATURES + (k + 1)], dHead[i * HEAD_FEATURES + (k + 2)], dHead[i * HEAD_FEATURES + (k + 3)], dHead[i * HEAD_FEATURES + (k + 4)], dHead[i * HEAD_FEATURES + (k + 5)], dHead[i * HEAD_FEATURES + (k + 6)], dHead[i * HEAD_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, dNorm, i * NORM_FEATURES, NORM_FEATURES);
            }
        }
        for (; k < HEAD_FEATURES; k++) {
            System.arraycopy(dHeadTranspose, k * NORM_FEATURES, row0, 0, NORM_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dNorm, i * NORM_FEATURES, sum, 0, NORM_FEATURES);
                accumulate(sum, NORM_FEATURES, row0, dHead[i * HEAD_FEATURES + k]);
                System.arraycopy(sum, 0, dNorm, i * NORM_FEATURES, NORM_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < NORM_FEATURES; j++) {
                float dNormValue = dNorm[i * NORM_FEATURES + j];
                dNorm[i * NORM_FEATURES + j] = dNormValue;
                dNormMul[i * NORM_FEATURES + j] = dNormValue * normNormalised[i * NORM_FEATURES + j];
                float dNormNormalisedValue = dNormValue * normW[j];
                dNormMul2[i * NORM_FEATURES + j] = dNormNormalisedValue * normScale[i];
                dNormMul3[i * NORM_FEATURES + j] = dNormNormalisedValue * normCentred[i * NORM_FEATURES + j];
            }
        }
    }

    /**
     * {@code dHeadW = normᵀ · dHead}
     * <p>Gradient of: {@code head = norm · headW}
     */
    private void dHeadW(int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, NORM_FEATURES);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dHeadW, begin * 65, end * 65, 0f);
        int k = 0;
        for (; k + 8 <= rows * NORM_STEPS; k += 8) {
            System.arraycopy(dHead, (k + 0) * 65, row0, 0, 65);
            System.arraycopy(dHead, (k + 1) * 65, row1, 0, 65);
            System.arraycopy(dHead, (k + 2) * 65, row2, 0, 65);
            System.arraycopy(dHead, (k + 3) * 65, row3, 0, 65);
            System.arraycopy(dHead, (k + 4) * 65, row4, 0, 65);
            System.arraycopy(dHead, (k + 5) * 65, row5, 0, 65);
            System.arraycopy(dHead, (k + 6) * 65, row6, 0, 65);
            System.arraycopy(dHead, (k + 7) * 65, row7, 0, 65);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dHeadW, i * 65, sum, 0, 65);
                accumulate8(sum, 65, row0, row1, row2, row3, row4, row5, row6, row7, norm[k * NORM_FEATURES + i], norm[(k + 1) * NORM_FEATURES + i], norm[(k + 2) * NORM_FEATURES + i], norm[(k + 3) * NORM_FEATURES + i], norm[(k + 4) * NORM_FEATURES + i], norm[(k + 5) * NORM_FEATURES + i], norm[(k + 6) * NORM_FEATURES + i], norm[(k + 7) * NORM_FEATURES + i]);
                System.arraycopy(sum, 0, dHeadW, i * 65, 65);
            }
        }
        for (; k < rows * NORM_STEPS; k++) {
            System.arraycopy(dHead, k * 65, row0, 0, 65);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dHeadW, i * 65, sum, 0, 65);
                accumulate(sum, 65, row0, norm[k * NORM_FEATURES + i]);
                System.arraycopy(sum, 0, dHeadW, i * 65, 65);
            }
        }
    }

    /**
     * {@code dHeadTranspose2 = transpose(dHeadW)}
     * <p>Gradient of: {@code head = norm · headW}
     */
    private void dHeadTranspose2(int rows) {
        for (int top = 0; top < 128; top += 16) {
            for (int left = 0; left < 65; left += 16) {
                int bottom = Math.min(top + 16, 128);
                int right = Math.min(left + 16, 65);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        dHeadTranspose2[j * 128 + i] = dHeadW[i * 65 + j];
                    }
                }
            }
        }
    }

    /**
     * {@code dNormB = Σ dNorm}
     * <p>Gradient of: {@code norm = normNormalised · normW + normB}
     */
    private void dNormB(int rows) {
        for (int j = 0; j < NORM_FEATURES; j++) {
            float total = 0f;
            for (int i0 = 0; i0 < rows * NORM_STEPS; i0++) {
                total += dNorm[i0 * NORM_FEATURES + j];
            }
            dNormB[j] = total;
        }
    }

    /**
     * {@code dNormW = Σ dNorm · normNormalised}
     * <p>Gradient of: {@code norm = normNormalised · normW + normB}
     */
    private void dNormW(int rows) {
        for (int j = 0; j < NORM_FEATURES; j++) {
            float total = 0f;
            for (int i0 = 0; i0 < rows * NORM_STEPS; i0++) {
                total += dNormMul[i0 * NORM_FEATURES + j];
            }
            dNormW[j] = total;
        }
    }

    /**
     * {@code dBody11Sum = dNormCentred + dNormMean · 0.0078125}
     * <br>{@code dBody11DownSum = dBody11Sum · body11DownMask}
     */
    private void dBody11DownSum(int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < NORM_FEATURES; j++) {
                lanes0[j & 15] += dNormMul3[i0 * NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float value = total * normScale[i0];
            float value2 = value / normSqrt[i0];
            float value3 = value2 * (-1f);
            float value4 = value3 * 0.5f;
            float dNormVarianceValue = value4 / normSqrt[i0];
            float value5 = dNormVarianceValue * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < NORM_FEATURES; j++) {
                float value6 = value5 * normCentred[i0 * NORM_FEATURES + j];
                lanes0[j & 15] += ((dNormMul2[i0 * NORM_FEATURES + j] + value6) + value6) * (-1f);
            }
            float total2 = Lanes.sum(lanes0);
            float value7 = total2 * 0.0078125f;
            for (int j = 0; j < NORM_FEATURES; j++) {
                float value8 = value5 * normCentred[i0 * NORM_FEATURES + j];
                float dBody11SumValue = ((dNormMul2[i0 * NORM_FEATURES + j] + value8) + value8) + value7;
                dBody11Sum[i0 * NORM_FEATURES + j] = dBody11SumValue;
                dBody11DownSum[i0 * NORM_FEATURES + j] = dBody11SumValue * body11DownMask[i0 * NORM_FEATURES + j];
            }
        }
    }

    /** {@code dDownB = Σ dDownSum} */
    private void mlpBlockDDownB(float[] dDownSum, float[] dDownB, int rows) {
        for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
            float total = 0f;
            for (int i0 = 0; i0 < rows * MLP_BLOCK_DOWN_STEPS; i0++) {
                total += dDownSum[i0 * MLP_BLOCK_DOWN_FEATURES + j];
            }
            dDownB[j] = total;
        }
    }

    /** {@code dDownTranspose = transpose(downW)} */
    private void mlpBlockDDownTranspose(float[] dDownTranspose, float[] downW, int rows) {
        for (int top = 0; top < MLP_BLOCK_UP_FEATURES; top += 16) {
            for (int left = 0; left < MLP_BLOCK_DOWN_FEATURES; left += 16) {
                int bottom = Math.min(top + 16, MLP_BLOCK_UP_FEATURES);
                int right = Math.min(left + 16, MLP_BLOCK_DOWN_FEATURES);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        dDownTranspose[j * MLP_BLOCK_UP_FEATURES + i] = downW[i * MLP_BLOCK_DOWN_FEATURES + j];
                    }
                }
            }
        }
    }

    /**
     * {@code dUpMul = dUp · upSum · 0.5}
     * <br>{@code dUpMul2 = dUp · (erf(upSum · 0.70710677) + 1) · 0.5}
     * <p>Gradient of: {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockDUpMul(float[] dUpMul, float[] dDownTranspose, float[] dDownSum,
            float[] upMul2, float[] upAdd, float[] dUpMul2, int rows, int from, int to,
            int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * MLP_BLOCK_DOWN_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dUpMul, begin * MLP_BLOCK_UP_FEATURES, end * MLP_BLOCK_UP_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= MLP_BLOCK_DOWN_FEATURES; k += 8) {
            System.arraycopy(dDownTranspose, (k + 0) * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 1) * MLP_BLOCK_UP_FEATURES, row1, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 2) * MLP_BLOCK_UP_FEATURES, row2, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 3) * MLP_BLOCK_UP_FEATURES, row3, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 4) * MLP_BLOCK_UP_FEATURES, row4, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 5) * MLP_BLOCK_UP_FEATURES, row5, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 6) * MLP_BLOCK_UP_FEATURES, row6, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dDownTranspose, (k + 7) * MLP_BLOCK_UP_FEATURES, row7, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dUpMul, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate8(sum, MLP_BLOCK_UP_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, dDownSum[i * MLP_BLOCK_DOWN_FEATURES + k], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 1)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 2)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 3)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 4)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 5)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 6)], dDownSum[i * MLP_BLOCK_DOWN_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, dUpMul, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
        for (; k < MLP_BLOCK_DOWN_FEATURES; k++) {
            System.arraycopy(dDownTranspose, k * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dUpMul, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate(sum, MLP_BLOCK_UP_FEATURES, row0, dDownSum[i * MLP_BLOCK_DOWN_FEATURES + k]);
                System.arraycopy(sum, 0, dUpMul, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < MLP_BLOCK_UP_FEATURES; j++) {
                float dUpValue = dUpMul[i * MLP_BLOCK_UP_FEATURES + j];
                dUpMul[i * MLP_BLOCK_UP_FEATURES + j] = dUpValue * upMul2[i * MLP_BLOCK_UP_FEATURES + j];
                dUpMul2[i * MLP_BLOCK_UP_FEATURES + j] = (dUpValue * upAdd[i * MLP_BLOCK_UP_FEATURES + j]) * 0.5f;
            }
        }
    }

    /** {@code dDownW = body11Upᵀ · dDownSum} */
    private void mlpBlockDDownW(float[] dDownW, float[] dDownSum, float[] up, int rows, int from,
            int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, MLP_BLOCK_UP_FEATURES);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dDownW, begin * MLP_BLOCK_DOWN_FEATURES, end * MLP_BLOCK_DOWN_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= rows * MLP_BLOCK_UP_STEPS; k += 8) {
            System.arraycopy(dDownSum, (k + 0) * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 1) * MLP_BLOCK_DOWN_FEATURES, row1, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 2) * MLP_BLOCK_DOWN_FEATURES, row2, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 3) * MLP_BLOCK_DOWN_FEATURES, row3, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 4) * MLP_BLOCK_DOWN_FEATURES, row4, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 5) * MLP_BLOCK_DOWN_FEATURES, row5, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 6) * MLP_BLOCK_DOWN_FEATURES, row6, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(dDownSum, (k + 7) * MLP_BLOCK_DOWN_FEATURES, row7, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dDownW, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate8(sum, MLP_BLOCK_DOWN_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, up[k * MLP_BLOCK_UP_FEATURES + i], up[(k + 1) * MLP_BLOCK_UP_FEATURES + i], up[(k + 2) * MLP_BLOCK_UP_FEATURES + i], up[(k + 3) * MLP_BLOCK_UP_FEATURES + i], up[(k + 4) * MLP_BLOCK_UP_FEATURES + i], up[(k + 5) * MLP_BLOCK_UP_FEATURES + i], up[(k + 6) * MLP_BLOCK_UP_FEATURES + i], up[(k + 7) * MLP_BLOCK_UP_FEATURES + i]);
                System.arraycopy(sum, 0, dDownW, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
        for (; k < rows * MLP_BLOCK_UP_STEPS; k++) {
            System.arraycopy(dDownSum, k * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dDownW, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate(sum, MLP_BLOCK_DOWN_FEATURES, row0, up[k * MLP_BLOCK_UP_FEATURES + i]);
                System.arraycopy(sum, 0, dDownW, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
    }

    /**
     * {@code dUpSum = dUp · (erf(upSum · 0.70710677) + 1) · 0.5 + dUp · upSum · 0.5 · …}
     * <br>{@code dUpB = Σ dUpSum}
     * <p>Gradient of: {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockDUpB(float[] dUpMul2, float[] dUpMul, float[] upMul, float[] dUpSum,
            float[] dUpB, int rows, int from, int to, int worker) {
        int end = Math.min(to * 16, MLP_BLOCK_UP_FEATURES);
        for (int j = from * 16; j < end; j++) {
            float total = 0f;
            for (int i0 = 0; i0 < rows * MLP_BLOCK_UP_STEPS; i0++) {
                float dUpSumValue = dUpMul2[i0 * MLP_BLOCK_UP_FEATURES + j] + ((dUpMul[i0 * MLP_BLOCK_UP_FEATURES + j] * (FloatMath.exp((upMul[i0 * MLP_BLOCK_UP_FEATURES + j] * upMul[i0 * MLP_BLOCK_UP_FEATURES + j]) * (-1f)) * 1.1283792f)) * 0.70710677f);
                dUpSum[i0 * MLP_BLOCK_UP_FEATURES + j] = dUpSumValue;
                total += dUpSumValue;
            }
            dUpB[j] = total;
        }
    }

    /**
     * {@code dUpTranspose = transpose(upW)}
     * <p>Gradient of: {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockDUpTranspose(float[] dUpTranspose, float[] upW, int rows) {
        for (int top = 0; top < MLP_BLOCK_NORM_FEATURES; top += 16) {
            for (int left = 0; left < MLP_BLOCK_UP_FEATURES; left += 16) {
                int bottom = Math.min(top + 16, MLP_BLOCK_NORM_FEATURES);
                int right = Math.min(left + 16, MLP_BLOCK_UP_FEATURES);
                for (int j = left; j < right; j++) {
                    for (int i = top; i < bottom; i++) {
                        dUpTranspose[j * MLP_BLOCK_NORM_FEATURES + i] = upW[i * MLP_BLOCK_UP_FEATURES + j];
                    }
                }
            }
        }
    }

    /**
     * {@code dNorm2 = dUpSum · transpose(upW)}
     * <br>{@code dNormMul4 = dNorm2 · normNormalised2}
     * <br>{@code dNormMul22 = dNormNormalised · normScale2}
     * <br>{@code dNormMul32 = dNormNormalised · normCentred2}
     * <p>Gradient of: {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockDNorm(float[] dNorm2, float[] dUpTranspose, float[] dUpSum,
            float[] normNormalised2, float[] dNormMul4, float[] normW2, float[] normScale2,
            float[] dNormMul22, float[] normCentred2, float[] dNormMul32, int rows, int from,
            int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * MLP_BLOCK_UP_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dNorm2, begin * MLP_BLOCK_NORM_FEATURES, end * MLP_BLOCK_NORM_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= MLP_BLOCK_UP_FEATURES; k += 8) {
            System.arraycopy(dUpTranspose, (k + 0) * MLP_BLOCK_NORM_FEATURES, row0, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 1) * MLP_BLOCK_NORM_FEATURES, row1, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 2) * MLP_BLOCK_NORM_FEATURES, row2, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 3) * MLP_BLOCK_NORM_FEATURES, row3, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 4) * MLP_BLOCK_NORM_FEATURES, row4, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 5) * MLP_BLOCK_NORM_FEATURES, row5, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 6) * MLP_BLOCK_NORM_FEATURES, row6, 0, MLP_BLOCK_NORM_FEATURES);
            System.arraycopy(dUpTranspose, (k + 7) * MLP_BLOCK_NORM_FEATURES, row7, 0, MLP_BLOCK_NORM_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dNorm2, i * MLP_BLOCK_NORM_FEATURES, sum, 0, MLP_BLOCK_NORM_FEATURES);
                accumulate8(sum, MLP_BLOCK_NORM_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, dUpSum[i * MLP_BLOCK_UP_FEATURES + k], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 1)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 2)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 3)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 4)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 5)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 6)], dUpSum[i * MLP_BLOCK_UP_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, dNorm2, i * MLP_BLOCK_NORM_FEATURES, MLP_BLOCK_NORM_FEATURES);
            }
        }
        for (; k < MLP_BLOCK_UP_FEATURES; k++) {
            System.arraycopy(dUpTranspose, k * MLP_BLOCK_NORM_FEATURES, row0, 0, MLP_BLOCK_NORM_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dNorm2, i * MLP_BLOCK_NORM_FEATURES, sum, 0, MLP_BLOCK_NORM_FEATURES);
                accumulate(sum, MLP_BLOCK_NORM_FEATURES, row0, dUpSum[i * MLP_BLOCK_UP_FEATURES + k]);
                System.arraycopy(sum, 0, dNorm2, i * MLP_BLOCK_NORM_FEATURES, MLP_BLOCK_NORM_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float dNormValue = dNorm2[i * MLP_BLOCK_NORM_FEATURES + j];
                dNorm2[i * MLP_BLOCK_NORM_FEATURES + j] = dNormValue;
                dNormMul4[i * MLP_BLOCK_NORM_FEATURES + j] = dNormValue * normNormalised2[i * MLP_BLOCK_NORM_FEATURES + j];
                float dNormNormalisedValue = dNormValue * normW2[j];
                dNormMul22[i * MLP_BLOCK_NORM_FEATURES + j] = dNormNormalisedValue * normScale2[i];
                dNormMul32[i * MLP_BLOCK_NORM_FEATURES + j] = dNormNormalisedValue * normCentred2[i * MLP_BLOCK_NORM_FEATURES + j];
            }
        }
    }

    /**
     * {@code dUpW = body11Normᵀ · dUpSum}
     * <p>Gradient of: {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)}
     */
    private void mlpBlockDUpW(float[] dUpW, float[] dUpSum, float[] norm2, int rows, int from,
            int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, MLP_BLOCK_NORM_FEATURES);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(dUpW, begin * MLP_BLOCK_UP_FEATURES, end * MLP_BLOCK_UP_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= rows * MLP_BLOCK_NORM_STEPS; k += 8) {
            System.arraycopy(dUpSum, (k + 0) * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 1) * MLP_BLOCK_UP_FEATURES, row1, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 2) * MLP_BLOCK_UP_FEATURES, row2, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 3) * MLP_BLOCK_UP_FEATURES, row3, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 4) * MLP_BLOCK_UP_FEATURES, row4, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 5) * MLP_BLOCK_UP_FEATURES, row5, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 6) * MLP_BLOCK_UP_FEATURES, row6, 0, MLP_BLOCK_UP_FEATURES);
            System.arraycopy(dUpSum, (k + 7) * MLP_BLOCK_UP_FEATURES, row7, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dUpW, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate8(sum, MLP_BLOCK_UP_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, norm2[k * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 1) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 2) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 3) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 4) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 5) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 6) * MLP_BLOCK_NORM_FEATURES + i], norm2[(k + 7) * MLP_BLOCK_NORM_FEATURES + i]);
                System.arraycopy(sum, 0, dUpW, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
        for (; k < rows * MLP_BLOCK_NORM_STEPS; k++) {
            System.arraycopy(dUpSum, k * MLP_BLOCK_UP_FEATURES, row0, 0, MLP_BLOCK_UP_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(dUpW, i * MLP_BLOCK_UP_FEATURES, sum, 0, MLP_BLOCK_UP_FEATURES);
                accumulate(sum, MLP_BLOCK_UP_FEATURES, row0, norm2[k * MLP_BLOCK_NORM_FEATURES + i]);
                System.arraycopy(sum, 0, dUpW, i * MLP_BLOCK_UP_FEATURES, MLP_BLOCK_UP_FEATURES);
            }
        }
    }

    /**
     * {@code result = Σ input}
     * <p>Gradient of: {@code norm = normNormalised · normW + normB}
     */
    private void mlpBlockDNormB(float[] input, float[] result, int rows) {
        for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
            float total = 0f;
            for (int i0 = 0; i0 < rows * MLP_BLOCK_NORM_STEPS; i0++) {
                total += input[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
            result[j] = total;
        }
    }

    /**
     * {@code dSum2 = (dSum + dNormCentred) + dNormMean · 0.0078125}
     * <br>{@code dDownSum = dSum2 · downMask}
     */
    private void mlpBlockDDownSum(float[] dNormMul32, float[] normScale2, float[] normSqrt2,
            float[] dNormMul22, float[] normCentred2, float[] dSum, float[] dSum2, float[] downMask,
            float[] dDownSum, int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                lanes0[j & 15] += dNormMul32[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float value = total * normScale2[i0];
            float value2 = value / normSqrt2[i0];
            float value3 = value2 * (-1f);
            float value4 = value3 * 0.5f;
            float dNormVarianceValue = value4 / normSqrt2[i0];
            float value5 = dNormVarianceValue * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float value6 = value5 * normCentred2[i0 * MLP_BLOCK_NORM_FEATURES + j];
                lanes0[j & 15] += ((dNormMul22[i0 * MLP_BLOCK_NORM_FEATURES + j] + value6) + value6) * (-1f);
            }
            float total2 = Lanes.sum(lanes0);
            float value7 = total2 * 0.0078125f;
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float value8 = value5 * normCentred2[i0 * MLP_BLOCK_NORM_FEATURES + j];
                float dSumValue = (dSum[i0 * MLP_BLOCK_NORM_FEATURES + j] + ((dNormMul22[i0 * MLP_BLOCK_NORM_FEATURES + j] + value8) + value8)) + value7;
                dSum2[i0 * MLP_BLOCK_NORM_FEATURES + j] = dSumValue;
                dDownSum[i0 * MLP_BLOCK_NORM_FEATURES + j] = dSumValue * downMask[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
        }
    }

    /**
     * {@code dTable = (dBody0Sum + dBody0NormCentred) + dBody0NormMean · 0.0078125}
     * <p>Gradient of: {@code body0Norm = body0NormNormalised · body0NormW + body0NormB}
     */
    private void dTable(int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                lanes0[j & 15] += dBody0NormMul3[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float value = total * body0NormScale[i0];
            float value2 = value / body0NormSqrt[i0];
            float value3 = value2 * (-1f);
            float value4 = value3 * 0.5f;
            float dBody0NormVarianceValue = value4 / body0NormSqrt[i0];
            float value5 = dBody0NormVarianceValue * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float value6 = value5 * body0NormCentred[i0 * MLP_BLOCK_NORM_FEATURES + j];
                lanes0[j & 15] += ((dBody0NormMul2[i0 * MLP_BLOCK_NORM_FEATURES + j] + value6) + value6) * (-1f);
            }
            float total2 = Lanes.sum(lanes0);
            float value7 = total2 * 0.0078125f;
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float value8 = value5 * body0NormCentred[i0 * MLP_BLOCK_NORM_FEATURES + j];
                dTable[i0 * MLP_BLOCK_NORM_FEATURES + j] = (dBody0Sum[i0 * MLP_BLOCK_NORM_FEATURES + j] + ((dBody0NormMul2[i0 * MLP_BLOCK_NORM_FEATURES + j] + value8) + value8)) + value7;
            }
        }
    }

    /**
     * {@code dTableScatterRows = scatter-rows(dTable, tokens)}
     * <p>Gradient of: {@code table = gather-rows(tableW, tokens)}
     */
    private void dTableScatterRows(int rows) {
        Arrays.fill(dTableScatterRows, 0, 65 * 128, 0f);
        for (int i = 0; i < rows * TOKENS; i++) {
            int source = i * 128;
            int destination = tokens[i] * 128;
            int j = 0;
            for (; j < 128; j++) {
                dTableScatterRows[destination + j] += dTable[source + j];
            }
        }
    }

    /**
     * {@code dTableW = transpose(dHeadW) + scatter-rows(dTable, tokens)}
     * <p>Gradient of: {@code table = gather-rows(tableW, tokens)}
     */
    private void dTableW(int rows) {
        for (int j = 0; j < 65 * 128; j++) {
            dTableW[j] = dHeadTranspose2[j] + dTableScatterRows[j];
        }
    }

    /** {@code norm2 = normNormalised · normW2 + normB2} */
    private void mlpBlockNormVariant(float[] input, float[] normW2, float[] normB2, float[] norm2,
            int rows) {
        for (int i0 = 0; i0 < rows * MLP_BLOCK_NORM_STEPS; i0++) {
            float[] lanes0 = this.lanes0[0];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                lanes0[j & 15] += input[i0 * MLP_BLOCK_NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float normMeanValue = total * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                float normCentredValue = input[i0 * MLP_BLOCK_NORM_FEATURES + j] - normMeanValue;
                lanes0[j & 15] += normCentredValue * normCentredValue;
            }
            float total2 = Lanes.sum(lanes0);
            float normVarianceValue = total2 * 0.0078125f;
            float value = normVarianceValue + 1.0E-5f;
            float value2 = (float) Math.sqrt(value);
            float normScaleValue = 1f / value2;
            for (int j = 0; j < MLP_BLOCK_NORM_FEATURES; j++) {
                norm2[i0 * MLP_BLOCK_NORM_FEATURES + j] = (((input[i0 * MLP_BLOCK_NORM_FEATURES + j] - normMeanValue) * normScaleValue) * normW2[j]) + normB2[j];
            }
        }
    }

    /** {@code up = upSum · 0.5 · (erf(upSum · 0.70710677) + 1)} */
    private void mlpBlockUpVariant(float[] upMul2, float[] upMul, float[] up, int rows, int from,
            int to, int worker) {
        int end = Math.min(to * 16, rows * MLP_BLOCK_UP_STEPS * MLP_BLOCK_UP_FEATURES);
        for (int j = from * 16; j < end; j++) {
            up[j] = upMul2[j] * (FloatMath.erf(upMul[j]) + 1f);
        }
    }

    /** {@code sumValues = input + down} */
    private void mlpBlockSum(float[] sumValues, float[] downW, float[] up, float[] input,
            float[] downB, int rows, int from, int to, int worker) {
        int begin = from * 4;
        int end = Math.min(to * 4, rows * MLP_BLOCK_UP_STEPS);
        float[] sum = this.sum[worker];
        float[] row0 = this.row0[worker];
        float[] row1 = this.row1[worker];
        float[] row2 = this.row2[worker];
        float[] row3 = this.row3[worker];
        float[] row4 = this.row4[worker];
        float[] row5 = this.row5[worker];
        float[] row6 = this.row6[worker];
        float[] row7 = this.row7[worker];
        Arrays.fill(sumValues, begin * MLP_BLOCK_DOWN_FEATURES, end * MLP_BLOCK_DOWN_FEATURES, 0f);
        int k = 0;
        for (; k + 8 <= MLP_BLOCK_UP_FEATURES; k += 8) {
            System.arraycopy(downW, (k + 0) * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 1) * MLP_BLOCK_DOWN_FEATURES, row1, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 2) * MLP_BLOCK_DOWN_FEATURES, row2, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 3) * MLP_BLOCK_DOWN_FEATURES, row3, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 4) * MLP_BLOCK_DOWN_FEATURES, row4, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 5) * MLP_BLOCK_DOWN_FEATURES, row5, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 6) * MLP_BLOCK_DOWN_FEATURES, row6, 0, MLP_BLOCK_DOWN_FEATURES);
            System.arraycopy(downW, (k + 7) * MLP_BLOCK_DOWN_FEATURES, row7, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(sumValues, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate8(sum, MLP_BLOCK_DOWN_FEATURES, row0, row1, row2, row3, row4, row5, row6, row7, up[i * MLP_BLOCK_UP_FEATURES + k], up[i * MLP_BLOCK_UP_FEATURES + (k + 1)], up[i * MLP_BLOCK_UP_FEATURES + (k + 2)], up[i * MLP_BLOCK_UP_FEATURES + (k + 3)], up[i * MLP_BLOCK_UP_FEATURES + (k + 4)], up[i * MLP_BLOCK_UP_FEATURES + (k + 5)], up[i * MLP_BLOCK_UP_FEATURES + (k + 6)], up[i * MLP_BLOCK_UP_FEATURES + (k + 7)]);
                System.arraycopy(sum, 0, sumValues, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
        for (; k < MLP_BLOCK_UP_FEATURES; k++) {
            System.arraycopy(downW, k * MLP_BLOCK_DOWN_FEATURES, row0, 0, MLP_BLOCK_DOWN_FEATURES);
            for (int i = begin; i < end; i++) {
                System.arraycopy(sumValues, i * MLP_BLOCK_DOWN_FEATURES, sum, 0, MLP_BLOCK_DOWN_FEATURES);
                accumulate(sum, MLP_BLOCK_DOWN_FEATURES, row0, up[i * MLP_BLOCK_UP_FEATURES + k]);
                System.arraycopy(sum, 0, sumValues, i * MLP_BLOCK_DOWN_FEATURES, MLP_BLOCK_DOWN_FEATURES);
            }
        }
        for (int i = begin; i < end; i++) {
            for (int j = 0; j < MLP_BLOCK_DOWN_FEATURES; j++) {
                float value = sumValues[i * MLP_BLOCK_DOWN_FEATURES + j];
                sumValues[i * MLP_BLOCK_DOWN_FEATURES + j] = input[i * MLP_BLOCK_DOWN_FEATURES + j] + (value + downB[j]);
            }
        }
    }

    /** {@code norm = normNormalised · normW + normB} */
    private void normInference(int rows) {
        for (int i0 = 0; i0 < rows * NORM_STEPS; i0++) {
            float[] lanes0 = this.lanes0[0];
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < NORM_FEATURES; j++) {
                lanes0[j & 15] += body11Sum[i0 * NORM_FEATURES + j];
            }
            float total = Lanes.sum(lanes0);
            float normMeanValue = total * 0.0078125f;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < NORM_FEATURES; j++) {
                float normCentredValue = body11Sum[i0 * NORM_FEATURES + j] - normMeanValue;
                lanes0[j & 15] += normCentredValue * normCentredValue;
            }
            float total2 = Lanes.sum(lanes0);
            float normVarianceValue = total2 * 0.0078125f;
            float value = normVarianceValue + 1.0E-5f;
            float value2 = (float) Math.sqrt(value);
            float normScaleValue = 1f / value2;
            for (int j = 0; j < NORM_FEATURES; j++) {
                norm[i0 * NORM_FEATURES + j] = (((body11Sum[i0 * NORM_FEATURES + j] - normMeanValue) * normScaleValue) * normW[j]) + normB[j];
            }
        }
    }

    /** {@code lossSumOver = Σ oneHot(labels) · ((log(lossSum) + lossMaximum) - head)} */
    private void lossSumOver(int rows, int from, int to, int worker) {
        for (int i0 = from; i0 < to; i0++) {
            float[] lanes0 = this.lanes0[worker];
            Arrays.fill(lanes0, Float.NEGATIVE_INFINITY);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] = Math.max(lanes0[j & 15], head[i0 * HEAD_FEATURES + j]);
            }
            float largest = Lanes.max(lanes0);
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] += FloatMath.exp(head[i0 * HEAD_FEATURES + j] - largest);
            }
            float total = Lanes.sum(lanes0);
            float value = FloatMath.log(total);
            float value2 = value + largest;
            Arrays.fill(lanes0, 0f);
            for (int j = 0; j < HEAD_FEATURES; j++) {
                lanes0[j & 15] += (labels[i0] == j ? 1f : 0f) * (value2 - head[i0 * HEAD_FEATURES + j]);
            }
            float total2 = Lanes.sum(lanes0);
            lossSumOver[i0] = total2;
        }
    }

    /** Adds a multiple of a row to a sum. */
    private static void accumulate(float[] sum, int width, float[] row, float a) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(a, row[j], sum[j]);
        }
    }

    /** Adds multiples of eight rows to a sum, one after the other. All arrays share one index, so the JVM vectorises the loop. */
    private static void accumulate8(float[] sum, int width, float[] row0, float[] row1,
            float[] row2, float[] row3, float[] row4, float[] row5, float[] row6, float[] row7,
            float a0, float a1, float a2, float a3, float a4, float a5, float a6, float a7) {
        for (int j = 0; j < width; j++) {
            float first = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], sum[j]))));
            sum[j] = Math.fma(a7, row7[j], Math.fma(a6, row6[j], Math.fma(a5, row5[j], Math.fma(a4, row4[j], first))));
        }
    }
}
