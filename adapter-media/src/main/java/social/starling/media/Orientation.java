package social.starling.media;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** How a picture is turned, as its EXIF block says (EXIF 2.32, tag 0x0112). */
final class Orientation {
    private Orientation() {}

    /**
     * From 1 to 8; {@code otherwise} where the block says nothing that can be read.
     *
     * @param exif from the TIFF header on
     */
    static int of(byte[] exif, int otherwise) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? otherwise : value;
    }
}
