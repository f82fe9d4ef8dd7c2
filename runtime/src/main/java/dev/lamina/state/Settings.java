package dev.lamina.state;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of settings. Immutable: {@link #with} makes a copy. What has settings (an optimizer, a schedule) is compared,
 * described and changed through them.
 */
public final class Settings {
    private final Setting[] keys;
    private final double[] values;
    /** Which values were written as floats: they are shown, and made exact, as such. */
    private final boolean[] single;

    private Settings(Setting[] keys, double[] values, boolean[] single) {
        this.keys = keys;
        this.values = values;
        this.single = single;
    }

    /** {@return no settings} */
    public static Settings none() {
        return new Settings(new Setting[0], new double[0], new boolean[0]);
    }

    /**
     * Sets a value.
     *
     * @param setting the setting, one of these or a further one
     * @param value its value
     * @return a copy with that value
     * @throws IllegalArgumentException if the setting doesn't allow it
     */
    public Settings with(Setting setting, double value) {
        setting.check(value, Double.toString(value));
        return with(setting, value, false);
    }

    /**
     * Sets a value.
     *
     * @param setting the setting, one of these or a further one
     * @param value its value
     * @return a copy with that value
     * @throws IllegalArgumentException if the setting doesn't allow it
     */
    public Settings with(Setting setting, float value) {
        setting.check(value, Float.toString(value));
        return with(setting, value, true);
    }

    /**
     * Sets a value.
     *
     * @param setting the setting, one of these or a further one
     * @param value its value
     * @return a copy with that value
     * @throws IllegalArgumentException if the setting doesn't allow it
     */
    public Settings with(Setting setting, int value) {
        setting.check(value, Integer.toString(value));
        return with(setting, value, false);
    }

    /**
     * Makes a choice.
     *
     * @param setting the setting, one of these or a further one
     * @param value the choice
     * @return a copy with that value
     */
    public Settings with(Setting setting, boolean value) {
        return with(setting, value ? 1 : 0);
    }

    private Settings with(Setting setting, double value, boolean isFloat) {
        int at = index(setting.name());
        int size = at < 0 ? keys.length + 1 : keys.length;
        at = at < 0 ? keys.length : at;
        Settings copy =
                new Settings(Arrays.copyOf(keys, size), Arrays.copyOf(values, size), Arrays.copyOf(single, size));
        copy.keys[at] = setting;
        copy.values[at] = value;
        copy.single[at] = isFloat;
        return copy;
    }

    /**
     * Whether there is a setting of a name.
     *
     * @param name the name
     * @return whether these have a value for it
     */
    public boolean has(String name) {
        return index(name) >= 0;
    }

    /**
     * Sets the value of a setting that is there, found by its name.
     *
     * @param name the name of one of these
     * @param value its value
     * @return a copy with that value
     * @throws IllegalArgumentException if there is none of that name, or it doesn't allow the value
     */
    public Settings with(String name, float value) {
        return with(keys[known(name)], value);
    }

    /**
     * One value.
     *
     * @param setting one of these settings
     * @return its value as a float, as it was written if it was one
     * @throws IllegalArgumentException if it isn't one of these
     */
    public float get(Setting setting) {
        return (float) values[known(setting.name())];
    }

    /**
     * One value in double precision.
     *
     * @param setting one of these settings
     * @return the decimal number that was written: 0.999 for 0.999f
     * @throws IllegalArgumentException if it isn't one of these
     */
    public double exact(Setting setting) {
        int at = known(setting.name());
        return single[at] ? Decimals.of((float) values[at]) : values[at];
    }

    /**
     * One value that is a whole number.
     *
     * @param setting one of these settings
     * @return its value
     * @throws IllegalArgumentException if it isn't one of these
     */
    public int whole(Setting setting) {
        return (int) values[known(setting.name())];
    }

    /**
     * One choice.
     *
     * @param setting one of these settings
     * @return whether it is chosen
     * @throws IllegalArgumentException if it isn't one of these
     */
    public boolean is(Setting setting) {
        return values[known(setting.name())] == 1;
    }

    /** {@return the text of each value by name, in order} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            texts.put(keys[i].name(), text(i));
        }
        return texts;
    }

    private String text(int i) {
        return keys[i].text(values[i], single[i]);
    }

    private int known(String name) {
        int at = index(name);
        if (at < 0) {
            throw new IllegalArgumentException("there is no setting " + name + " among " + this);
        }
        return at;
    }

    private int index(String name) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** {@return for example {@code (learningRate=0.1, momentum=0.9)}} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < keys.length; i++) {
            text.append(i == 0 ? "" : ", ").append(keys[i].name()).append('=').append(text(i));
        }
        return text.append(')').toString();
    }
}
