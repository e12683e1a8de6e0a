package dev.reprokit.internal.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The fields of a message in protobuf's wire format, one after the other. */
final class ProtobufFields {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final ByteBuffer rest;
    private final String where;
    private int number;
    private int type;
    private long varint;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /**
     * Starts before the first field.
     *
     * @param message its bytes, from the position to the limit
     * @param where its place, for error messages
     */
    ProtobufFields(ByteBuffer message, String where) {
        rest = littleEndian(message);
        this.where = where;
    }

    /**
     * Goes to the next field.
     *
     * @return whether there is one
     * @throws ProgramException if the message is damaged
     */
    boolean next() throws ProgramException {
        if (!rest.hasRemaining()) {
            return false;
        }
        long key = readVarint();
        number = (int) (key >>> 3);
        type = (int) (key & 7);
        switch (type) {
            case VARINT -> varint = readVarint();
            case FIXED64 -> bytes = take(Long.BYTES);
            case FIXED32 -> bytes = take(Integer.BYTES);
            case BYTES -> bytes = take(readVarint());
            default -> throw damaged();
        }
        return true;
    }

    /** {@return whether the current field has this number and this wire type} */
    boolean is(int number, int type) {
        return this.number == number && this.type == type;
    }

    /** {@return the value of the current field, a varint} */
    long varint() {
        return varint;
    }

    /** {@return the value of the current field, of another wire type than varint; little-endian} */
    ByteBuffer bytes() {
        return littleEndian(bytes);
    }

    /** {@return the fields of the current field, a message} */
    ProtobufFields message() {
        return new ProtobufFields(bytes, where);
    }

    private long readVarint() throws ProgramException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && rest.hasRemaining(); shift += 7) {
            byte next = rest.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private ByteBuffer take(long length) throws ProgramException {
        if (length < 0 || length > rest.remaining()) {
            throw damaged();
        }
        ByteBuffer taken = rest.slice(rest.position(), (int) length);
        rest.position(rest.position() + (int) length);
        return taken;
    }

    private ProgramException damaged() {
        return new ProgramException("%s holds a damaged protobuf message".formatted(where));
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
