BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # IAM's API has no call here that makes a role of one's own: a state file brings it.
    $state = Join-Path $TestDrive 'state.json'
    $trust = @{
        Version = '2012-10-17'
        Statement = @(@{
            Effect = 'Allow'
            Principal = @{ AWS = 'arn:aws:iam::123456789012:user/alice' }
            Action = 'sts:AssumeRole'
        })
    }
    $all = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}'
    @{
        accountId = '123456789012'
        created = [datetime]::UtcNow
        roles = @(@{
            name = 'Setup'
            id = 'AROASETUPSETUPSETUP01'
            created = [datetime]::UtcNow
            assumeRolePolicyDocument = $trust | ConvertTo-Json -Depth 5 -Compress
            inlinePolicies = @{ own = $all }
        })
    } | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $state
    $url = (Start-AdminSandbox -Path $state).EndpointUrl
    $alice = New-AdminUser alice -ProgrammaticAccess
    $secret = ConvertFrom-SecureString $alice.SecretAccessKey -AsPlainText

    $config = Join-Path $TestDrive 'config'
    Set-Content -LiteralPath $config @(
        '[default]'
        'region = us-east-1'
        '[profile keys]'
        "aws_access_key_id = $($alice.AccessKeyId)"
        "aws_secret_access_key = $secret"
        '[profile setup]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = keys'
        'region = us-east-1'
        '[profile orphan]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = nowhere'
        '[profile process]'
        "credential_process = /bin/echo '{`"Version`":1,`"AccessKeyId`":`"$($alice.AccessKeyId)`",`"SecretAccessKey`":`"$secret`"}'"
        '[profile broken]'
        'credential_process = /bin/false'
        '[profile other-role]'
        'role_arn = arn:aws:iam::123456789012:role/Other'
        'source_profile = keys'
        'region = us-east-1'
        '[profile sso]'
        'sso_session = company'
        'sso_account_id = 123456789012'
        'sso_role_name = Setup'
        '[sso-session company]'
        'sso_start_url = https://example.awsapps.com/start'
        'sso_region = us-east-1'
    )
    $environment = @{ AWS_CONFIG_FILE = $config; AWS_ENDPOINT_URL = "$url"; AWS_ENDPOINT_URL_STS = "$url"; HOME = "$TestDrive" }

    function Invoke-Connect([string] $Parameters, [hashtable] $More = @{}) {
        $variables = $environment.Clone()
        $More.Keys | ForEach-Object { $variables[$_] = $More[$_] }
        Invoke-ChildPowerShell @"
Import-Module `$module
try { (Connect-AdminAccount $Parameters).Arn } catch { "`$(`$_.FullyQualifiedErrorId) `$(`$_.TargetObject)"; "`$_"; `$_.ErrorDetails.RecommendedAction }
"@ $variables
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Connect-AdminAccount with the AWS CLI''s configuration' {
    It 'takes keys of the config file' {
        (Invoke-Connect '-ProfileName keys').Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'takes the profile of AWS_PROFILE' {
        (Invoke-Connect '' @{ AWS_PROFILE = 'keys' }).Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'takes keys of the environment, before a profile' {
        (Invoke-Connect '' @{ AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'; AWS_PROFILE = 'keys' }).Output |
            Should -Be 'arn:aws:iam::123456789012:root'
    }

    It 'takes the keys that the environment has now, not those of before' {
        $child = Invoke-ChildPowerShell @"
Import-Module `$module
`$env:AWS_ACCESS_KEY_ID = `$env:AWS_SECRET_ACCESS_KEY = 'sandbox'
(Connect-AdminAccount).Arn
`$env:AWS_ACCESS_KEY_ID = '$($alice.AccessKeyId)'
`$env:AWS_SECRET_ACCESS_KEY = '$secret'
(Connect-AdminAccount).Arn
"@ $environment

        $child.Output -split '\r?\n' |
            Should -Be 'arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:user/alice'
    }

    It 'takes on the role of a profile' {
        (Invoke-Connect '-ProfileName setup').Output | Should -BeLike 'arn:aws:sts::123456789012:assumed-role/Setup/*'
    }

    It 'takes on a role with the keys of a profile' {
        (Invoke-Connect '-ProfileName keys -RoleArn arn:aws:iam::123456789012:role/Setup').Output |
            Should -Be 'arn:aws:sts::123456789012:assumed-role/Setup/AdminIam'
    }

    It 'runs the credential process of a profile' -Skip:$IsWindows {
        (Invoke-Connect '-ProfileName process').Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'says that a role''s source profile is missing' {
        $id, $message, $null = (Invoke-Connect '-ProfileName orphan').Output -split '\r?\n'

        $id | Should -Be 'ProfileIncomplete,AdminIam.Commands.ConnectAdminAccountCommand orphan'
        $message | Should -Match "'orphan' .* 'nowhere', which does not exist"
    }

    It 'says that a credential process failed' -Skip:$IsWindows {
        $id, $message, $advice = (Invoke-Connect '-ProfileName broken').Output -split '\r?\n'

        $id | Should -Be 'CredentialsUnavailable,AdminIam.Commands.ConnectAdminAccountCommand broken'
        $advice | Should -Match '--profile broken'
    }

    It 'says that a profile''s role may not be taken on' {
        $id, $message, $null = (Invoke-Connect '-ProfileName other-role').Output -split '\r?\n'

        $id | Should -Be 'AccessDenied,AdminIam.Commands.ConnectAdminAccountCommand other-role'
        $message | Should -Match 'sts:AssumeRole'
    }

    It 'says that nobody has signed in to the SSO session of a profile' {
        $id, $message, $advice = (Invoke-Connect '-ProfileName sso').Output -split '\r?\n'

        $id | Should -Be 'ExpiredCredentials,AdminIam.Commands.ConnectAdminAccountCommand sso'
        $advice | Should -Match 'aws sso login'
    }
}
