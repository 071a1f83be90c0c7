package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;
import social.starling.sandbox.AdminBody;
import social.starling.sandbox.AdminPicture;
import social.starling.sandbox.AdminPosts;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ObjectNode;

/** X's own screen as the admin API offers it. */
record XAdminPosts(XSandbox sandbox) implements AdminPosts.Screen<XPost, XMedia> {
    @Override
    public XPost post(String user, String text, Optional<String> replyTo, List<XMedia> media) {
        return sandbox.post(user, text, replyTo, media);
    }

    @Override
    public XPost quote(String user, String text, String id, List<XMedia> media) {
        return sandbox.quote(user, text, id, media);
    }

    @Override
    public XPost repost(String user, String id) {
        return sandbox.repost(user, id);
    }

    @Override
    public XPost edit(String id, String text) {
        return sandbox.edit(id, text);
    }

    @Override
    public void delete(String id) {
        sandbox.delete(id);
    }

    @Override
    public List<XPost> posts(String user) {
        return sandbox.posts(user);
    }

    @Override
    public String[] mediaKeys() {
        return AdminPicture.keys("type", "url", "alt_text");
    }

    /** A picture elsewhere by its address, or one on this X by its bytes. */
    @Override
    public XMedia media(AdminBody one, int number) {
        AdminPicture picture = AdminPicture.of(one);
        Optional<String> type = one.optionalText("type");
        Optional<String> altText = one.optionalText("alt_text");
        Optional<String> url = one.optionalText("url");
        String shown = type.orElse("photo");
        int millis = shown.equals("photo") ? 0 : picture.durationMillis();
        if (url.isPresent()) {
            String key = "3_" + Integer.toUnsignedString(url.get().hashCode()) + number;
            return new XMedia(key, shown, url.get(), altText, picture.width(), picture.height(), millis);
        }
        byte[] bytes = picture.bytes(shown.equals("photo") ? TestPicture.PHOTO : TestPicture.VIDEO);
        return sandbox.media(
                bytes, type, altText, new MediaFile("image/jpeg", picture.width(), picture.height(), 1, millis));
    }

    @Override
    public String id(XPost post) {
        return post.id();
    }

    @Override
    public ObjectNode json(XPost post, String origin) {
        return XAdminJson.post(post, origin);
    }
}
