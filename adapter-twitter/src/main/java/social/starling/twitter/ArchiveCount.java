package social.starling.twitter;

import java.time.Instant;
import java.util.BitSet;
import social.starling.ports.archive.ArchiveTally;

/** Counts what an archive holds; a bit of memory a post. */
final class ArchiveCount {
    private final ArchiveContents contents;

    ArchiveCount(ArchiveContents contents) {
        this.contents = contents;
    }

    ArchiveTally tally(int unreadable) {
        int reposts = 0;
        int replies = 0;
        int notes = 0;
        int media = 0;
        int missing = 0;
        BitSet answered = new BitSet(contents.size());
        for (int rank = 0; rank < contents.size(); rank++) {
            PostMarks marks = contents.marks(rank);
            reposts += marks.repost() ? 1 : 0;
            replies += marks.reply() && !marks.ownReply() ? 1 : 0;
            notes += marks.note() ? 1 : 0;
            media += marks.media();
            missing += marks.missing();
            if (marks.ownReply()) {
                answer(rank, answered);
            }
        }
        return new ArchiveTally(
                contents.size(),
                reposts,
                replies,
                answered.cardinality(),
                notes,
                media,
                missing,
                unreadable,
                contents.size() == 0 ? null : at(0),
                contents.size() == 0 ? null : at(contents.size() - 1));
    }

    private void answer(int rank, BitSet answered) {
        String parent = contents.post(rank).parent();
        int above = parent == null ? -1 : contents.rank(parent);
        if (above >= 0 && !contents.marks(above).ownReply()) {
            answered.set(above);
        }
    }

    private Instant at(int rank) {
        return Instant.ofEpochSecond(contents.marks(rank).second());
    }
}
