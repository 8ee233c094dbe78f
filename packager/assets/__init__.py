"""What a page needs to be seen again, and what the tweets showed: found, fetched, accounted for.

    page ──► find_assets ──► fetch_assets ──► one result for each asset: came, failed, or not asked
    tweet records ──► tweet_media ──► fetch_media ──► stored or missing, each with the tweet it is of

Finding opens no connection; fetching takes a callable, so that limits, politeness and recording
exist once, in ``packager.fetch``. Nothing that is fetched here is ever run.
"""
