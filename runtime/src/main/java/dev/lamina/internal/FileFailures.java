package dev.lamina.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Says what a failure of the file system means and what to do. Java's own messages are often only the file's name, or
 * null. Not part of the public API.
 */
public final class FileFailures {
    private FileFailures() {}

    /**
     * Why something can't be read.
     *
     * @param source  what was read: a file, or a description of another source
     * @param failure what happened
     * @return one or two sentences that begin with the source
     */
    public static String reading(Object source, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return source + ": there is no such file.";
        }
        String advice = "";
        if (failure instanceof AccessDeniedException) {
            advice = " Check its permissions.";
        } else if (failure instanceof EOFException) {
            advice = " Save or download it again.";
        }
        return source + ": can't be read: " + reason(failure) + "." + advice;
    }

    /**
     * Why a file can't be written.
     *
     * @param file    the file
     * @param failure what happened
     * @return two sentences that begin with the file
     */
    public static String writing(Path file, IOException failure) {
        String reason = reason(failure);
        String advice;
        if (failure instanceof NoSuchFileException) {
            reason = "its directory " + file.toAbsolutePath().getParent() + " doesn't exist";
            advice = " Create it first.";
        } else if (failure instanceof AccessDeniedException || reason.contains("Read-only")) {
            reason = "its directory " + file.toAbsolutePath().getParent() + " is read-only (" + reason + ")";
            advice = " A save needs to make files there.";
        } else if (isFull(reason)) {
            advice = " Make room, or save elsewhere.";
        } else if (isInterrupt(failure)) {
            advice = " Save again.";
        } else {
            advice = "";
        }
        return file + ": can't be written: " + reason + "." + advice;
    }

    /**
     * The reason of a failure in words.
     *
     * @param failure what happened
     * @return a clause without a full stop; never null or empty
     */
    static String reason(IOException failure) {
        if (isInterrupt(failure)) {
            return "the thread was interrupted";
        } else if (failure instanceof ClosedChannelException) {
            return "the file was closed meanwhile";
        } else if (failure instanceof AccessDeniedException) {
            return "access is denied";
        } else if (failure instanceof EOFException && failure.getMessage() == null) {
            return "it is truncated";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not text in the encoding that is expected";
        }
        String message = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        if (message == null || message.isBlank()) {
            return words(failure.getClass().getSimpleName());
        }
        if (isFull(message)) {
            return "the disk is full (" + message + ")";
        }
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static boolean isInterrupt(IOException failure) {
        return failure instanceof ClosedByInterruptException || failure instanceof InterruptedIOException;
    }

    /** The system's words on Linux and macOS, for a quota, and on Windows. */
    private static boolean isFull(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("quota exceeded")
                || lower.contains("not enough space");
    }

    /** {@code NotLinkException} becomes "not link". */
    private static String words(String className) {
        String name = className.endsWith("Exception") ? className.substring(0, className.length() - 9) : className;
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() || spaced.equals("io") ? "the system gives no reason" : spaced;
    }
}
