package social.starling.architecture.violations.publictypes.twitter;

public interface TwitterOne {}
